package nl.ronde.platform.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with open places, {@code {{name}}}, from a file in UTF-8. It is filled as a whole or not at all: a place without a
 * value and a value without a place are mistakes of the program. What is put in is never looked at again, so a value that
 * holds {@code {{...}}} is put in as it stands. Safe for use by many threads.
 */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([A-Za-z][A-Za-z0-9]*)}}");

    private final String resource;
    private final String text;
    private final Set<String> places;

    private Template(String resource, String text) {
        this.resource = resource;
        this.text = text;
        this.places = PLACE.matcher(text).results().map(it -> it.group(1)).collect(Collectors.toUnmodifiableSet());
        String rest = PLACE.matcher(text).replaceAll("");
        if (rest.contains("{{") || rest.contains("}}")) {
            throw new IllegalStateException("A place in " + resource + " is written wrongly: use {{name}}");
        }
    }

    /**
     * Reads a template.
     *
     * @param resource its path on the class path, such as {@code mail/digest.txt}
     * @throws IllegalStateException where there is no such file, or a place in it is written wrongly
     */
    public static Template load(String resource) {
        String path = resource.startsWith("/") ? resource : "/" + resource;
        try (InputStream file = Template.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("There is no template " + resource);
            }
            return new Template(resource, new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The template " + resource + " cannot be read", e);
        }
    }

    /**
     * The text with every place filled.
     *
     * @throws IllegalArgumentException where a place has no value or a value no place; it names them
     */
    public String fill(Map<String, String> values) {
        if (!places.equals(values.keySet())) {
            throw new IllegalArgumentException("%s has the places %s and was given %s"
                    .formatted(resource, new TreeSet<>(places), new TreeSet<>(values.keySet())));
        }
        return PLACE.matcher(text).replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
    }
}
