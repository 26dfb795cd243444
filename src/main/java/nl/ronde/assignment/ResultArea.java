package nl.ronde.assignment;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * One result area (resultaatgebied) that the provider is to deliver, from the Dienstverleningsopdracht (Kampen B2 1.9b).
 *
 * @param area code of the agreement's catalogue
 * @param tasks codes of activities listed in that area, or free text where the order names something else
 */
public record ResultArea(String area, Extent extent, Regularity regularity, List<String> tasks) {
    /** Keeps its own copy; absent tasks are none. */
    public ResultArea {
        tasks = tasks == null ? List.of() : List.copyOf(tasks);
    }

    /** Whether the provider takes over all of the area, or a part beside what the client's own circle does. */
    public enum Extent {
        @JsonProperty("whole")
        WHOLE,
        @JsonProperty("part")
        PART
    }

    /** Whether it is done every time, or now and then. */
    public enum Regularity {
        @JsonProperty("structural")
        STRUCTURAL,
        @JsonProperty("occasional")
        OCCASIONAL
    }
}
