package nl.ronde.client;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Initials as people write them: with dots. Messages bring them without ({@code CJ}, {@code ThM}), people often with. */
final class Initials {
    private static final Pattern BETWEEN = Pattern.compile("[.\\s]+");
    /** Before each capital but the first: the next name begins there. */
    private static final Pattern NEXT = Pattern.compile("(?<=.)(?=\\p{Lu})");

    private Initials() {}

    static String dotted(String initials) {
        // Who wrote dots has said what belongs together: the IJ of IJsbrand is one.
        boolean said = initials.contains(".");
        return Arrays.stream(BETWEEN.split(initials.strip()))
                .filter(part -> !part.isEmpty())
                .flatMap(part -> said ? Arrays.stream(new String[] {part}) : NEXT.splitAsStream(part))
                .map(part -> part + ".")
                .collect(Collectors.joining());
    }
}
