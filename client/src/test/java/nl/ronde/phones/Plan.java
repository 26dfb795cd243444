package nl.ronde.phones;

/**
 * What one run does.
 *
 * @param phones how many workers with a phone
 * @param days how many days they work, 1 to 14
 * @param seed every choice follows from it; the order in which threads come to their turn does not
 * @param server the address of a running server with the demo loaded, or null for an own one
 * @param planted a fault that the comparison must find
 */
record Plan(int phones, int days, long seed, String server, Planted planted) {
    /** Faults that the kit puts into a phone itself, to prove that it would see them. */
    enum Planted {
        /** As it should be. */
        NONE,
        /** The first phone forgets an act before the server has it. */
        FORGETS,
        /** The first phone repeats an act under a fresh key. */
        FRESH_KEY
    }

    Plan {
        if (phones < 1 || days < 1 || days > 14) {
            throw new IllegalArgumentException("phones at least 1, days 1 to 14");
        }
    }

    boolean ownServer() {
        return server == null;
    }
}
