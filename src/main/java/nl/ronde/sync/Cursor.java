package nl.ronde.sync;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.UUID;
import nl.ronde.visit.work.WorkerWindow;
import org.jspecify.annotations.Nullable;

/**
 * Where a phone is in the feed. Opaque to the phone; it tells nothing that another may not know, and one that was tampered
 * with shows no more than the worker may see anyway.
 *
 * @param epoch of the database it was made on
 * @param workerId whose it is
 * @param xid the transaction up to which the phone has seen everything
 * @param seq within that transaction
 * @param window the days it was given
 * @param after the last visit of an unfinished bootstrap; null where the phone is complete
 */
record Cursor(
        UUID epoch,
        UUID workerId,
        long xid,
        long seq,
        WorkerWindow window,
        @Nullable UUID after) {
    private static final String VERSION = "1";

    String encode() {
        String text = String.join(
                "|",
                VERSION,
                epoch.toString(),
                workerId.toString(),
                Long.toString(xid),
                Long.toString(seq),
                window.from().toString(),
                window.until().toString(),
                after == null ? "" : after.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads one.
     *
     * @throws nl.ronde.platform.problem.Refusal {@code cursor-reset} for what is none, or that of another version of the server:
     *     a phone whose cursor is damaged must have a way out
     */
    static Cursor decode(String text) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII).split("\\|", -1);
            if (parts.length != 8 || !parts[0].equals(VERSION)) {
                throw SyncProblem.CURSOR_RESET.refuse();
            }
            return new Cursor(
                    UUID.fromString(parts[1]),
                    UUID.fromString(parts[2]),
                    Long.parseUnsignedLong(parts[3]),
                    Long.parseLong(parts[4]),
                    new WorkerWindow(LocalDate.parse(parts[5]), LocalDate.parse(parts[6])),
                    parts[7].isEmpty() ? null : UUID.fromString(parts[7]));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw SyncProblem.CURSOR_RESET.refuse();
        }
    }

    boolean isBootstrap() {
        return after != null;
    }

    Cursor at(long nextXid, long nextSeq, WorkerWindow given) {
        return new Cursor(epoch, workerId, nextXid, nextSeq, given, null);
    }
}
