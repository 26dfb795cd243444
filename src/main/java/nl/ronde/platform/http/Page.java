package nl.ronde.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor where the next page begins; absent on the last
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {
    /**
     * A page from one row more than was asked for: that row only tells that there is a next page.
     *
     * @param key the sort key of an item, as text, in the order of the list
     */
    public static <T> Page<T> of(List<T> oneMore, Request.Paging paging, Function<T, List<String>> key) {
        if (oneMore.size() <= paging.limit()) {
            return new Page<>(oneMore, null);
        }
        List<T> items = oneMore.subList(0, paging.limit());
        return new Page<>(items, Cursor.encode(key.apply(items.getLast())));
    }

    /** The same page with every item turned into another form. */
    public <R> Page<R> map(Function<T, R> form) {
        return new Page<>(items.stream().map(form).toList(), nextCursor);
    }

    /** The place in a list, opaque to clients. */
    static final class Cursor {
        private Cursor() {}

        static String encode(List<String> key) {
            String joined = String.join("\u001f", key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
        }

        static List<String> decode(String cursor, int parts) {
            try {
                String joined = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                List<String> key = List.of(joined.split("\u001f", -1));
                if (key.size() == parts && joined.indexOf('\0') < 0) {
                    return key;
                }
            } catch (IllegalArgumentException e) {
                throw refusal();
            }
            throw refusal();
        }

        private static RuntimeException refusal() {
            return CommonProblem.INVALID_REQUEST.refuse("Deze cursor hoort niet bij deze lijst.", "cursor");
        }
    }
}
