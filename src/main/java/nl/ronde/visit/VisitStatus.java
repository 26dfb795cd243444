package nl.ronde.visit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a visit is; approval is another axis. */
public enum VisitStatus {
    /** Planned, with a worker (gepland). */
    @JsonProperty("planned")
    PLANNED,
    /** Planned, without a worker (openstaand). */
    @JsonProperty("vacant")
    VACANT,
    /** The worker has checked in (bezig). */
    @JsonProperty("underWay")
    UNDER_WAY,
    /** Delivered (geleverd). */
    @JsonProperty("completed")
    COMPLETED,
    /** Not delivered, with a reason and for whose account (niet geleverd). */
    @JsonProperty("notDelivered")
    NOT_DELIVERED,
    /** Taken out of the plan by the office (vervallen). */
    @JsonProperty("cancelled")
    CANCELLED
}
