package nl.ronde.client.sync;

import com.google.gson.JsonPrimitive;
import java.util.UUID;

/** One act of the worker, as it is kept and handed in. Never changes; the {@code with...} methods give another. */
public final class Mutation {
    private final UUID mutationId;
    private final long deviceSeq;
    private final String type;
    private final UUID entityId;
    private final Integer baseVersion;
    private final PhoneMoment occurred;
    private final String payload;
    private final MutationState state;
    private final Outcome outcome;

    /**
     * An act, for implementations of {@link SyncStorage} that read one back.
     *
     * @param entityId what it is about, or null
     * @param baseVersion the version of that which the phone knew, or null
     * @param payload the body of the online operation, a JSON object without {@code occurred} and {@code sentAt}
     * @param outcome what became of it, or null while it is unsent
     */
    public Mutation(
            UUID mutationId,
            long deviceSeq,
            String type,
            UUID entityId,
            Integer baseVersion,
            PhoneMoment occurred,
            String payload,
            MutationState state,
            Outcome outcome) {
        this.mutationId = mutationId;
        this.deviceSeq = deviceSeq;
        this.type = type;
        this.entityId = entityId;
        this.baseVersion = baseVersion;
        this.occurred = occurred;
        this.payload = payload;
        this.state = state;
        this.outcome = outcome;
    }

    /** The key that makes every repeat of it have one effect. */
    public UUID mutationId() {
        return mutationId;
    }

    /** The phone's own counter; rises with every act. */
    public long deviceSeq() {
        return deviceSeq;
    }

    /** Which act, such as {@code visit.check-in}. */
    public String type() {
        return type;
    }

    /** What it is about, or null. */
    public UUID entityId() {
        return entityId;
    }

    /** The version of the entity that the phone knew, or null. */
    public Integer baseVersion() {
        return baseVersion;
    }

    /** When it happened. */
    public PhoneMoment occurred() {
        return occurred;
    }

    /** The body, a JSON object; the very text that is sent. */
    public String payload() {
        return payload;
    }

    /** Where it stands. */
    public MutationState state() {
        return state;
    }

    /** What became of it, or null while it is unsent. */
    public Outcome outcome() {
        return outcome;
    }

    Mutation withPayload(String other) {
        return new Mutation(mutationId, deviceSeq, type, entityId, baseVersion, occurred, other, state, outcome);
    }

    Mutation withState(MutationState other, Outcome became) {
        return new Mutation(mutationId, deviceSeq, type, entityId, baseVersion, occurred, payload, other, became);
    }

    /** The item of a batch. The payload goes in letter by letter, so that every repeat is the same. */
    String item() {
        StringBuilder item = new StringBuilder(payload.length() + 320)
                .append("{\"mutationId\":\"")
                .append(mutationId)
                .append("\",\"deviceSeq\":")
                .append(deviceSeq)
                .append(",\"type\":")
                .append(new JsonPrimitive(type));
        if (entityId != null) {
            item.append(",\"entityId\":\"").append(entityId).append('"');
        }
        if (baseVersion != null) {
            item.append(",\"baseVersion\":").append(baseVersion);
        }
        return item.append(",\"occurred\":")
                .append(occurred.json())
                .append(",\"payload\":")
                .append(payload)
                .append('}')
                .toString();
    }
}
