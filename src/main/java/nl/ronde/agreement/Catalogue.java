package nl.ronde.agreement;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * What may be done in a client's home. The result areas are closed; the activities in each are open, so a worker may add
 * one that is not listed (Kampen B2 3.3, 3.4).
 *
 * @param citation the article
 * @param areas in the order of the agreement
 */
public record Catalogue(String citation, List<Area> areas) {

    /** Refuses a code that is there twice. */
    public Catalogue {
        Required.text(citation, "catalogue.citation");
        areas = Required.list(areas, "catalogue.areas");
        var codes = new HashSet<String>();
        for (var area : areas) {
            requireNew(codes, area.code());
            area.activities().forEach(activity -> requireNew(codes, activity.code()));
        }
    }

    /** The area with this code. */
    public Optional<Area> area(String code) {
        return areas.stream().filter(area -> area.code().equals(code)).findFirst();
    }

    /** The listed activity with this code, in whatever area. */
    public Optional<Activity> activity(String code) {
        return areas.stream()
                .flatMap(area -> area.activities().stream())
                .filter(activity -> activity.code().equals(code))
                .findFirst();
    }

    private static void requireNew(HashSet<String> codes, String code) {
        if (!codes.add(code)) {
            throw new IllegalArgumentException("the catalogue has " + code + " twice");
        }
    }

    /**
     * A result area.
     *
     * @param code stable, for contract and database
     * @param label the Dutch wording of the agreement
     * @param citation the article
     * @param activities the listed ones; others may be added at a visit
     */
    public record Area(String code, String label, String citation, List<Activity> activities) {
        /** Refuses an area without its words. */
        public Area {
            Required.text(code, "area.code");
            Required.text(label, "area.label");
            Required.text(citation, "area.citation");
            activities = Required.list(activities, "area.activities");
        }

        /** Whether the activity with this code is listed in this area. */
        public boolean lists(String activityCode) {
            return activities.stream().anyMatch(activity -> activity.code().equals(activityCode));
        }
    }

    /**
     * An activity.
     *
     * @param code stable, for contract and database
     * @param label the Dutch wording of the agreement
     */
    public record Activity(String code, String label) {
        /** Refuses an activity without its words. */
        public Activity {
            Required.text(code, "activity.code");
            Required.text(label, "activity.label");
        }
    }
}
