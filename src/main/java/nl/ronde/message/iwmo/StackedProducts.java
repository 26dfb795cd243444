package nl.ronde.message.iwmo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import nl.ronde.message.iwmo.Wmo301.ToegewezenProduct;

/**
 * TR302: whether an assignment is for the same product and an overlapping period as an earlier one of the message.
 * Without a code the category counts, without a product everything does; withdrawn assignments and aids never stack.
 * The time per assignment grows with the logarithm of their number, since a message may hold tens of thousands.
 */
final class StackedProducts {
    private static final String ANY = "";

    /** Days that are assigned, as periods apart from each other: first day to last day. */
    private static final class Days {
        private final TreeMap<LocalDate, LocalDate> periods = new TreeMap<>();

        boolean overlap(LocalDate from, LocalDate until) {
            var last = periods.floorEntry(until);
            return last != null && !last.getValue().isBefore(from);
        }

        void add(LocalDate from, LocalDate until) {
            var start = from;
            var end = until;
            for (var last = periods.floorEntry(end);
                    last != null && !last.getValue().isBefore(start);
                    last = periods.floorEntry(end)) {
                periods.remove(last.getKey());
                start = last.getKey().isBefore(start) ? last.getKey() : start;
                end = last.getValue().isAfter(end) ? last.getValue() : end;
            }
            periods.put(start, end);
        }
    }

    /** Per category and code, where either may be any: all days of assignments that fall under it. */
    private final Map<List<String>, Days> under = new HashMap<>();
    /** The days of assignments that name no more than this. */
    private final Map<List<String>, Days> exactly = new HashMap<>();

    /** Takes the next assignment; true when it stacks on an earlier one. */
    boolean add(ToegewezenProduct assigned) {
        var from = assigned.ingangsdatum();
        var until = assigned.einddatum() == null ? LocalDate.MAX : assigned.einddatum();
        if (until.isBefore(from) || withdrawn(assigned) || aid(assigned)) {
            return false;
        }
        var product = assigned.product();
        var any = List.of(ANY, ANY);
        var category = product == null ? any : List.of(product.categorie(), ANY);
        var own = product == null || product.code() == null ? category : List.of(product.categorie(), product.code());
        var stacks = overlap(under, own, from, until)
                || overlap(exactly, category, from, until)
                || overlap(exactly, any, from, until);
        for (var key : List.of(any, category, own)) {
            days(under, key).add(from, until);
        }
        days(exactly, own).add(from, until);
        return stacks;
    }

    private static boolean overlap(Map<List<String>, Days> all, List<String> key, LocalDate from, LocalDate until) {
        var days = all.get(key);
        return days != null && days.overlap(from, until);
    }

    private static Days days(Map<List<String>, Days> all, List<String> key) {
        return all.computeIfAbsent(key, absent -> new Days());
    }

    private static boolean withdrawn(ToegewezenProduct product) {
        return ("01".equals(product.redenWijziging()) || "13".equals(product.redenWijziging()))
                && product.ingangsdatum().equals(product.einddatum());
    }

    /** Categories 11 to 14 are aids, of which a client may have several. */
    private static boolean aid(ToegewezenProduct product) {
        return product.product() != null
                && List.of("11", "12", "13", "14").contains(product.product().categorie());
    }
}
