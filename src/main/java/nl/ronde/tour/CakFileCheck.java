package nl.ronde.tour;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the CAK file as its receiver would and holds it against the approved visits. */
final class CakFileCheck {
    private static final int BSN = 2;
    private static final int ASSIGNMENT_NUMBER = 6;
    private static final int MINUTES = 9;

    private CakFileCheck() {}

    static void check(String file, JsonNode visits, String bsn, String assignmentNumber) {
        int approved = 0;
        for (JsonNode visit : visits) {
            Story.expect("approved", visit.path("approval").asText(), "the approval of a visit");
            approved += visit.path("approvedMinutes").asInt();
        }
        List<String[]> lines = new ArrayList<>();
        String[] head = {};
        String[] foot = {};
        for (String line : file.split("\r\n")) {
            String[] fields = line.split(";", -1);
            switch (fields[0]) {
                case "01" -> head = fields;
                case "02" -> lines.add(fields);
                case "99" -> foot = fields;
                default -> {}
            }
        }
        Story.expect(1, lines.size(), "lines of the CAK file");
        Story.expect(bsn, lines.getFirst()[BSN], "the BSN of the line");
        Story.expect(assignmentNumber, lines.getFirst()[ASSIGNMENT_NUMBER], "the assignment of the line");
        Story.expect(String.valueOf(approved), lines.getFirst()[MINUTES], "the minutes of the line");
        Story.expect(String.valueOf(approved), head[8], "the total in the first record");
        Story.expect(String.valueOf(approved), foot[2], "the total in the last record");
    }
}
