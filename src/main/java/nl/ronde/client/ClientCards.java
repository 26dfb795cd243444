package nl.ronde.client;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Reads the cards of clients for lists and days of other modules. The caller writes the audit entry of what it shows. */
public final class ClientCards {
    private static final String FIND = """
            SELECT id, initials, family_prefix, family_name, call_name, street, house_number, house_letter, house_addition,
                   postcode, city, coalesce(local_phone, phone) AS phone, access_note
            FROM client WHERE provider_id = $1 AND id = ANY($2)""";

    private static final String BIRTH_DATE =
            "SELECT birth_date, birth_date_use FROM client WHERE provider_id = $1 AND id = $2 AND birth_date IS NOT NULL";

    /**
     * When a client was born.
     *
     * @param use iWmo DatumGebruik: 1 day unknown, 2 day and month unknown, 3 all unknown; null where all is known
     */
    public record BirthDate(LocalDate date, @Nullable String use) {}

    /** When the client was born; empty where that is not known. */
    public Optional<BirthDate> birthDate(Tx tx, UUID clientId) {
        return tx.find(
                BIRTH_DATE,
                row -> new BirthDate(row.getLocalDate("birth_date"), row.getString("birth_date_use")),
                clientId);
    }

    /** The cards by client id; an unknown id is left out. */
    public Map<UUID, ClientCard> find(Tx tx, Collection<UUID> clientIds) {
        Map<UUID, ClientCard> cards = new HashMap<>();
        if (!clientIds.isEmpty()) {
            tx.list(FIND, ClientCards::card, (Object) clientIds.toArray(UUID[]::new))
                    .forEach(card -> cards.put(card.id(), card));
        }
        return cards;
    }

    private static ClientCard card(Row row) {
        String initials = row.getString("initials");
        String name = join(
                " ",
                initials == null ? null : Initials.dotted(initials),
                row.getString("family_prefix"),
                row.getString("family_name"));
        Integer number = row.getInteger("house_number");
        String house = join(
                " ",
                number == null ? null : join("", number.toString(), row.getString("house_letter")),
                row.getString("house_addition"));
        return new ClientCard(
                row.getUUID("id"),
                name,
                row.getString("call_name"),
                row.getString("street"),
                house.isEmpty() ? null : house,
                row.getString("postcode"),
                row.getString("city"),
                row.getString("phone"),
                row.getString("access_note"));
    }

    private static String join(String between, String... parts) {
        return Stream.of(parts).filter(part -> part != null && !part.isBlank()).collect(Collectors.joining(between));
    }
}
