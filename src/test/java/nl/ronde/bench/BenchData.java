package nl.ronde.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;

/**
 * What the figures are measured on ({@code bench/load.sql}): workers with a phone, 32 clients each and days of eight visits.
 * Every thing has a number, and its id follows from that.
 *
 * @param provider whose all is
 * @param today in Amsterdam, when it was loaded
 * @param visits how many there are in all
 * @param workers how many there are
 * @param handIns days of eight visits that are still on the phones
 * @param checkOuts visits under way
 */
record BenchData(String provider, LocalDate today, int visits, int workers, int handIns, int checkOuts) {
    static final int A_DAY = 8;
    static final int CLIENTS = 32;
    /** Planned days of a worker from today on: five of every seven, until the end of the phone's window. */
    static final int DAYS_AHEAD = 11;

    private static final int CHECK_OUTS_FROM = 10_000_000;
    private static final int HISTORY_DAYS = 243;

    static BenchData of(String provider, LocalDate today, int visits, int handIns, int checkOuts) {
        int workers = Math.max(8, (visits + HISTORY_DAYS * A_DAY - 1) / (HISTORY_DAYS * A_DAY));
        return new BenchData(provider, today, visits, workers, handIns, checkOuts);
    }

    /** Loads it into a database that the server has set up. */
    void load(Connection superuser, Path script) throws IOException, SQLException {
        try (var statement = superuser.createStatement()) {
            statement.execute(filledIn(Files.readString(script)));
            statement.execute("VACUUM ANALYZE");
        }
    }

    /** A text with these numbers in it. */
    String filledIn(String sql) {
        int coming = (DAYS_AHEAD * workers + handIns) * A_DAY + checkOuts;
        return sql.replace("{provider}", provider)
                .replace("{today}", today.toString())
                .replace("{workers}", String.valueOf(workers))
                .replace("{history}", String.valueOf(Math.max(0, visits - coming)))
                .replace("{hand_ins}", String.valueOf(handIns))
                .replace("{check_outs}", String.valueOf(checkOuts));
    }

    /** The id of a thing, as {@code bench.id} of the database gives it. */
    static String id(String kind, long number) {
        try {
            byte[] md5 = MessageDigest.getInstance("MD5").digest((kind + number).getBytes(StandardCharsets.UTF_8));
            String random = HexFormat.of().formatHex(md5);
            String hex = "019a" + String.format("%08x", number) + "7" + random.substring(0, 3) + "a"
                    + random.substring(3, 18);
            return new UUID(
                            Long.parseUnsignedLong(hex.substring(0, 16), 16),
                            Long.parseUnsignedLong(hex.substring(16), 16))
                    .toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number of visit i of those under way. */
    static int checkOut(int i) {
        return CHECK_OUTS_FROM + i;
    }

    /** Whose visit i of those under way, or to be handed in, is. */
    int worker(int i) {
        return i / A_DAY % workers;
    }

    /** When visit i of those under way began. */
    Instant checkOutBegin(int i) {
        return begin(40 + i / A_DAY / workers, i);
    }

    /** When visit i of those to be handed in began. */
    Instant handInBegin(int i) {
        return begin(2 + i / A_DAY / workers * 7 / 5, i);
    }

    private Instant begin(int daysAgo, int i) {
        return today.minusDays(daysAgo).atTime(8 + i % A_DAY, 0).toInstant(ZoneOffset.UTC);
    }
}
