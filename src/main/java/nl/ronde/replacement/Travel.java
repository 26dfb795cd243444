package nl.ronde.replacement;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * How far two addresses lie apart, as far as postcodes alone can tell. No route and no map: the first two digits are a region,
 * four digits a neighbourhood, all six a street or a part of one. Two neighbourhoods on a border may be nearer than this says.
 * The minutes are what is kept free between two visits.
 */
enum Travel {
    @JsonProperty("sameStreet")
    SAME_STREET(5, "in dezelfde straat of vlak daarbij"),
    @JsonProperty("sameNeighbourhood")
    SAME_NEIGHBOURHOOD(10, "in dezelfde wijk"),
    @JsonProperty("sameRegion")
    SAME_REGION(25, "in dezelfde streek"),
    @JsonProperty("elsewhere")
    ELSEWHERE(60, "in een andere streek"),
    @JsonProperty("unknown")
    UNKNOWN(15, "op een onbekende afstand");

    private final int minutes;
    private final String words;

    Travel(int minutes, String words) {
        this.minutes = minutes;
        this.words = words;
    }

    int minutes() {
        return minutes;
    }

    String words() {
        return words;
    }

    static Travel between(@Nullable String one, @Nullable String other) {
        String a = plain(one);
        String b = plain(other);
        if (a.length() < 4 || b.length() < 4) {
            return UNKNOWN;
        }
        if (a.length() == 6 && a.equals(b)) {
            return SAME_STREET;
        }
        if (a.regionMatches(0, b, 0, 4)) {
            return SAME_NEIGHBOURHOOD;
        }
        return a.regionMatches(0, b, 0, 2) ? SAME_REGION : ELSEWHERE;
    }

    private static String plain(@Nullable String postcode) {
        return postcode == null ? "" : postcode.replace(" ", "").toUpperCase(java.util.Locale.ROOT);
    }
}
