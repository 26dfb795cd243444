package nl.ronde.phones;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What a worker did, as she knows it herself: written down beside the app, never read by it.
 *
 * @param handset whose phone
 * @param workerId hers
 * @param mutationId the key that the app gave it
 * @param deviceSeq the number that the app gave it
 * @param type what it was
 * @param entityId what it was about
 * @param text the words that tell it from any other; null where it has none
 * @param traces the facts about visits that it must leave
 * @param at the true time
 */
record Deed(
        String handset,
        UUID workerId,
        UUID mutationId,
        long deviceSeq,
        String type,
        UUID entityId,
        String text,
        List<Trace> traces,
        Instant at) {
    /** A fact on a visit, told apart by the phone's own moment, which no two acts share. */
    record Trace(String kind, UUID bootId, long elapsedMs) {}

    @Override
    public String toString() {
        return handset + " " + type + " " + mutationId + " about " + entityId + (text == null ? "" : " '" + text + "'");
    }
}
