package nl.ronde.visit;

/** What can be done with a visit that may change its status. */
public enum VisitStep {
    /** The office gives it to a worker. */
    ASSIGN,
    /** The office takes the worker off. */
    UNASSIGN,
    /** The office gives it other times. */
    MOVE,
    /** The office takes it out of the plan. */
    CANCEL,
    /** A worker reports the begin. */
    CHECK_IN,
    /** A worker reports the end. */
    CHECK_OUT,
    /** A worker reports that it was not delivered. */
    REPORT_NOT_DELIVERED,
    /** The office corrects it to delivered. */
    CORRECT_TO_DELIVERED,
    /** The office corrects it to not delivered. */
    CORRECT_TO_NOT_DELIVERED
}
