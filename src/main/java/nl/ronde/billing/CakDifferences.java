package nl.ronde.billing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must be sent so that the CAK has what was approved. Pure. */
final class CakDifferences {
    private static final Comparator<CakLine> ORDER = Comparator.comparing(
                    (CakLine line) -> line.hours().key().municipalityCode())
            .thenComparing(line -> line.hours().key().assignmentNumber())
            .thenComparing(line -> line.hours().key().productCategory())
            .thenComparing(line -> line.hours().key().productCode())
            .thenComparing(line -> line.hours().key().bsn());

    private CakDifferences() {}

    /**
     * The lines that turn one state into the other; lines that say the same are not sent again.
     *
     * @param sent what the CAK has
     * @param approved what was approved; without minutes there is no line
     */
    static List<CakLine> between(List<CakHours> sent, List<CakHours> approved) {
        Map<CakHours.Key, CakHours> before = byKey(sent);
        Map<CakHours.Key, CakHours> now =
                byKey(approved.stream().filter(hours -> hours.minutes() > 0).toList());
        List<CakLine> lines = new ArrayList<>();
        now.forEach((key, hours) -> {
            CakHours old = before.get(key);
            if (old == null) {
                lines.add(new CakLine(hours, Mutation.NEW, null));
            } else if (!old.saysTheSameAs(hours)) {
                lines.add(new CakLine(hours, Mutation.REPLACED, old.minutes()));
            }
        });
        before.forEach((key, hours) -> {
            if (!now.containsKey(key)) {
                lines.add(new CakLine(hours.removed(), Mutation.REMOVED, hours.minutes()));
            }
        });
        lines.sort(ORDER);
        return lines;
    }

    private static Map<CakHours.Key, CakHours> byKey(List<CakHours> hours) {
        Map<CakHours.Key, CakHours> byKey = new LinkedHashMap<>();
        hours.forEach(each -> {
            if (byKey.put(each.key(), each) != null) {
                throw new IllegalStateException("two lines with one key: " + each.key());
            }
        });
        return byKey;
    }
}
