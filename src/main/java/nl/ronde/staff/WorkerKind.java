package nl.ronde.staff;

import com.fasterxml.jackson.annotation.JsonProperty;

/** On what footing somebody works. A trainee works under supervision only (DVO 12.3). */
public enum WorkerKind {
    /** In the provider's own employment (in dienst). */
    @JsonProperty("employee")
    EMPLOYEE,
    /** Through an agency (uitzendkracht). */
    @JsonProperty("temp")
    TEMP,
    /** Self-employed (zzp). */
    @JsonProperty("selfEmployed")
    SELF_EMPLOYED,
    /** Unpaid (vrijwilliger). */
    @JsonProperty("volunteer")
    VOLUNTEER,
    /** In training (stagiair). */
    @JsonProperty("trainee")
    TRAINEE
}
