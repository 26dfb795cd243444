package nl.ronde.client;

import java.util.Map;
import nl.ronde.platform.problem.Problem;

/** What the client administration refuses. */
public enum ClientProblem implements Problem {
    BSN_INVALID("bsn-invalid", 400, "Dit is geen geldig BSN."),
    BSN_TAKEN("client-bsn-taken", 409, "Er is al een cliënt met dit BSN."),
    FROM_MUNICIPALITY(
            "client-from-municipality",
            422,
            "Deze gegevens komen van de gemeente. Alleen een nieuw bericht van de gemeente wijzigt ze."),
    SEARCH_TOO_WIDE("search-needs-criterion", 422, "Zoek op naam, geboortedatum of postcode."),
    CLIENT_UNKNOWN("client-unknown", 422, "Deze cliënt bestaat niet.");

    private final Entry entry;

    ClientProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    /** What the constraints of this module's tables mean to a caller. */
    public static Map<String, Problem> constraints() {
        return Map.of("client_bsn_is_unique", BSN_TAKEN);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
