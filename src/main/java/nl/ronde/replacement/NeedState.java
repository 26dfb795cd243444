package nl.ronde.replacement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The life of a need for replacement. */
public enum NeedState {
    @JsonProperty("open")
    OPEN,
    /** Somebody goes to every visit that is still ahead, and agreed. */
    @JsonProperty("filled")
    FILLED,
    /** The client wants no replacement, and the help can wait. */
    @JsonProperty("noneWanted")
    NONE_WANTED,
    /** The worker goes herself after all, or help ended before the visits. */
    @JsonProperty("lapsed")
    LAPSED
}
