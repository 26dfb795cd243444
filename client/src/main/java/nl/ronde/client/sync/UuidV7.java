package nl.ronde.client.sync;

import java.util.Random;
import java.util.UUID;

/** Ids that sort by the time they were made (RFC 9562, version 7). */
final class UuidV7 {
    private final PhoneClock clock;
    private final Random random;

    UuidV7(PhoneClock clock, Random random) {
        this.clock = clock;
        this.random = random;
    }

    UUID next() {
        long time = clock.wall().toEpochMilli() & 0xFFFF_FFFF_FFFFL;
        long high = (time << 16) | 0x7000L | (random.nextLong() & 0xFFFL);
        long low = 0x8000_0000_0000_0000L | (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL);
        return new UUID(high, low);
    }
}
