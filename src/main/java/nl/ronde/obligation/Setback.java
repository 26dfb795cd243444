package nl.ronde.obligation;

/**
 * A report by mail that did not reach whom it was for: not taken by a mail server, or come back. Never a name or an address.
 *
 * @param whom who was to be told, Dutch: "de gemeente"
 * @param sentTo whose address it went to, Dutch: "de contactpersoon"
 * @param todo what a team lead does now, one or more whole Dutch sentences
 */
public record Setback(String whom, String sentTo, String todo) {
    /** Why a notice is made now, in whole Dutch sentences. */
    String cause() {
        return "De e-mail aan " + whom + " is teruggekomen (gestuurd aan " + sentTo + "). " + todo;
    }
}
