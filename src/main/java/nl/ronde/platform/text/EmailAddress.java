package nl.ronde.platform.text;

import java.util.regex.Pattern;

/**
 * What is taken for an e-mail address: a part, an @ and a domain with a dot, in the plain letters that every mail server
 * takes. Whether anybody reads it, only a mail tells. The contract has the same pattern.
 */
public final class EmailAddress {
    private static final int LONGEST = 254;
    private static final Pattern PLAIN = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64}([.][A-Za-z0-9!#$%&'*+/=?^_`{|}~-]{1,64})*@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?([.][A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+");

    private EmailAddress() {}

    /** Whether mail can be addressed to it: one address, without a name, a blank or a line break. */
    public static boolean isValid(String text) {
        return text.length() <= LONGEST && PLAIN.matcher(text).matches();
    }

    /** What stands behind the @. */
    public static String domainOf(String address) {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
