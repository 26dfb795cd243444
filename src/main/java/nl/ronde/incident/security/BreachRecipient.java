package nl.ronde.incident.security;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who is told of a breach. */
public enum BreachRecipient {
    /** Autoriteit Persoonsgegevens (GDPR art. 33). */
    @JsonProperty("authority")
    AUTHORITY,
    /** The municipality whose clients they are (Kampen B7 1.3). */
    @JsonProperty("municipality")
    MUNICIPALITY,
    /** The people themselves (betrokkenen; GDPR art. 34). */
    @JsonProperty("dataSubjects")
    DATA_SUBJECTS
}
