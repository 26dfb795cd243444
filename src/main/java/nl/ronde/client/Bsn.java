package nl.ronde.client;

/**
 * A burgerservicenummer: nine digits that pass the 11-test (iWmo CS002). {@code toString} tells nothing, so that it cannot
 * come into a log by accident.
 */
public record Bsn(String digits) {
    /**
     * Refuses what is no BSN.
     *
     * @throws nl.ronde.platform.problem.Refusal {@code bsn-invalid}; the value is not repeated
     */
    public Bsn {
        if (!isValid(digits)) {
            throw ClientProblem.BSN_INVALID.refuse(ClientProblem.BSN_INVALID.title(), "/bsn");
        }
    }

    /** Whether these are nine ASCII digits, not all zero, with 9·d1 + 8·d2 + … + 2·d8 − 1·d9 divisible by 11. */
    public static boolean isValid(String text) {
        if (text.length() != 9 || !text.chars().allMatch(c -> c >= '0' && c <= '9') || text.equals("000000000")) {
            return false;
        }
        int sum = -(text.charAt(8) - '0');
        for (int i = 0; i < 8; i++) {
            sum += (9 - i) * (text.charAt(i) - '0');
        }
        return sum % 11 == 0;
    }

    @Override
    public String toString() {
        return "Bsn[…]";
    }
}
