package nl.ronde.platform.db;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Values on their way to PostgreSQL and back: instants travel as UTC, enums by name, bytes as buffers. */
public final class SqlValues {
    private SqlValues() {}

    static @Nullable Object toPostgres(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Instant instant -> instant.atOffset(ZoneOffset.UTC);
            case byte[] bytes -> Buffer.buffer(bytes);
            case Enum<?> constant -> constant.name();
            case Collection<?> many -> array(many);
            default -> value;
        };
    }

    private static Object array(Collection<?> many) {
        if (many.stream().allMatch(UUID.class::isInstance)) {
            return many.toArray(UUID[]::new);
        }
        return many.stream()
                .map(each -> each instanceof Enum<?> e ? e.name() : String.valueOf(each))
                .toArray(String[]::new);
    }

    /** The instant in a column of type {@code timestamptz} that is never null. */
    public static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    /** The instant in a column of type {@code timestamptz}, or null. */
    public static @Nullable Instant instantOrNull(Row row, String column) {
        OffsetDateTime value = row.getOffsetDateTime(column);
        return value == null ? null : value.toInstant();
    }

    /** The bytes in a column of type {@code bytea}, or null. */
    public static byte @Nullable [] bytes(Row row, String column) {
        Buffer value = row.getBuffer(column);
        return value == null ? null : value.getBytes();
    }
}
