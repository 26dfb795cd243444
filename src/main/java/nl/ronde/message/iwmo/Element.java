package nl.ronde.message.iwmo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One element of a message's grammar: its namespace and name, how often it may occur, and either the type of its text or
 * the elements inside it, in their order.
 */
record Element(
        String namespace,
        String name,
        int min,
        int max,
        @Nullable TextType text,
        List<Element> inside) {

    static Element text(String namespace, String name, TextType type) {
        return new Element(namespace, name, 1, 1, type, List.of());
    }

    static Element group(String namespace, String name, Element... inside) {
        return new Element(namespace, name, 1, 1, null, List.of(inside));
    }

    /** The same element, which may be absent. */
    Element optional() {
        return new Element(namespace, name, 0, max, text, inside);
    }

    /** The same element, which may occur any number of times. */
    Element repeated() {
        return new Element(namespace, name, min, Integer.MAX_VALUE, text, inside);
    }
}
