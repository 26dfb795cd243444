package nl.ronde.message.iwmo;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An element as it was found in a message, fitting its place in the grammar. */
record Node(Element element, String text, List<Node> inside) {

    /** The first element inside with this name, or {@code null} when it is absent. */
    @Nullable
    Node find(String name) {
        for (var node : inside) {
            if (node.element.name().equals(name)) {
                return node;
            }
        }
        return null;
    }

    /** The element inside with this name, which the grammar requires. */
    Node get(String name) {
        var node = find(name);
        if (node == null) {
            throw new IllegalStateException(name + " was not read");
        }
        return node;
    }

    /** The text of a required element. */
    String textOf(String name) {
        return get(name).text;
    }

    /** The text of an optional element, {@code null} when it is absent. */
    @Nullable
    String findText(String name) {
        var node = find(name);
        return node == null ? null : node.text;
    }
}
