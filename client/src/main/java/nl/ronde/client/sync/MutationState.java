package nl.ronde.client.sync;

/** Where an act of the worker stands. */
public enum MutationState {
    /** Written on the phone; no byte of it was sent, so it may still be replaced. */
    WAITING,
    /** Sent at least once, without an answer: fixed for ever, and sent again until there is one. */
    FROZEN,
    /** The server has it and it took effect. */
    ACKNOWLEDGED,
    /** The server has it; it waits for an earlier act or for a person ("bij de planner"). Nothing more to do here. */
    WITH_PLANNER,
    /** It could not be read or was not this worker's to do. Kept, and to be shown. */
    REJECTED,
    /** It was rejected, and the worker has seen that. */
    DISMISSED;

    /** True where the server does not have it yet, as far as the phone knows. */
    public boolean isUnsent() {
        return this == WAITING || this == FROZEN;
    }

    /** True where the server has it and it is nobody's fault. */
    public boolean isReceived() {
        return this == ACKNOWLEDGED || this == WITH_PLANNER;
    }
}
