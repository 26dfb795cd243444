package nl.ronde.client;

import io.vertx.sqlclient.Row;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.client.Client.Source;
import nl.ronde.platform.db.SqlValues;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** All SQL that writes {@code client}, and what this module reads of it. */
final class ClientStore {
    private static final String COLUMNS = """
            SELECT id, version, source, bsn_sealed IS NOT NULL AS bsn_known, family_name, family_prefix, partner_name,
                   partner_prefix, initials, given_names, name_use, birth_date, birth_date_use, gender, street,
                   house_number, house_letter, house_addition, postcode, city, phone, email, call_name, access_note,
                   local_phone
            FROM client\s""";

    private static final String FIND = COLUMNS + "WHERE provider_id = $1 AND id = $2";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String INSERT = """
            INSERT INTO client (provider_id, id, version, source, bsn_sealed, bsn_index, family_name, family_prefix,
                                partner_name, partner_prefix, initials, given_names, name_use, birth_date,
                                birth_date_use, gender, street, house_number, house_letter, house_addition, postcode,
                                city, phone, email, call_name, access_note, local_phone, search_name, pictured_on,
                                pictured_decided_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
                    $23, $24, $25, $26, $27, $28, $29, $30)
            ON CONFLICT (provider_id, bsn_index) WHERE bsn_index IS NOT NULL DO NOTHING""";

    private static final String UPDATE = """
            UPDATE client SET version = $3, source = $4, family_name = $5, family_prefix = $6, partner_name = $7,
                   partner_prefix = $8, initials = $9, given_names = $10, name_use = $11, birth_date = $12,
                   birth_date_use = $13, gender = $14, street = $15, house_number = $16, house_letter = $17,
                   house_addition = $18, postcode = $19, city = $20, phone = $21, email = $22, call_name = $23,
                   access_note = $24, local_phone = $25, search_name = $26
            WHERE provider_id = $1 AND id = $2""";

    private static final String SET_PICTURED = """
            UPDATE client SET pictured_on = $3, pictured_decided_at = $4 WHERE provider_id = $1 AND id = $2""";

    private static final String SET_BSN = """
            UPDATE client SET bsn_sealed = $3, bsn_index = $4 WHERE provider_id = $1 AND id = $2""";

    private static final String BSN = """
            SELECT id, bsn_sealed, birth_date FROM client WHERE provider_id = $1 AND id = ANY($2)""";

    private static final String BY_BSN = "SELECT id FROM client WHERE provider_id = $1 AND bsn_index = $2";

    private static final String PICTURED = """
            SELECT pictured_on, pictured_decided_at FROM client WHERE provider_id = $1 AND id = $2""";

    private static final String SEARCH = COLUMNS + """
            WHERE provider_id = $1
              AND ($2::text IS NULL OR (search_name >= $2 AND search_name < $3))
              AND ($4::date IS NULL OR birth_date = $4)
              AND ($5::text IS NULL OR postcode = $5)
              AND ($6::text IS NULL OR (search_name, id) > ($6, $7::uuid))
            ORDER BY search_name, id LIMIT $8""";

    Optional<Client> find(Tx tx, UUID id) {
        return tx.find(FIND, ClientStore::client, id);
    }

    Optional<Client> lock(Tx tx, UUID id) {
        return tx.find(LOCK, ClientStore::client, id);
    }

    /** Adds the client; false where the provider has one with this BSN already. */
    boolean insert(Tx tx, Client client, @Nullable SealedBsn bsn, @Nullable Picture picture) {
        Person person = client.person();
        Person.Address address = person.addressOrNone();
        return tx.update(
                        INSERT,
                        client.id(),
                        client.version(),
                        client.source(),
                        bsn == null ? null : bsn.sealed(),
                        bsn == null ? null : bsn.index(),
                        person.familyName(),
                        person.familyPrefix(),
                        person.partnerName(),
                        person.partnerPrefix(),
                        person.initials(),
                        person.givenNames(),
                        person.nameUse(),
                        person.birthDate(),
                        person.birthDateUse(),
                        person.gender(),
                        address.street(),
                        address.houseNumber(),
                        address.houseLetter(),
                        address.houseAddition(),
                        address.postcode(),
                        address.city(),
                        person.phone(),
                        person.email(),
                        client.callName(),
                        client.accessNote(),
                        client.localPhone(),
                        SearchName.of(person),
                        picture == null ? null : picture.dated(),
                        picture == null ? null : picture.decidedAt())
                == 1;
    }

    void update(Tx tx, Client client) {
        Person person = client.person();
        Person.Address address = person.addressOrNone();
        tx.send(
                UPDATE,
                client.id(),
                client.version(),
                client.source(),
                person.familyName(),
                person.familyPrefix(),
                person.partnerName(),
                person.partnerPrefix(),
                person.initials(),
                person.givenNames(),
                person.nameUse(),
                person.birthDate(),
                person.birthDateUse(),
                person.gender(),
                address.street(),
                address.houseNumber(),
                address.houseLetter(),
                address.houseAddition(),
                address.postcode(),
                address.city(),
                person.phone(),
                person.email(),
                client.callName(),
                client.accessNote(),
                client.localPhone(),
                SearchName.of(person));
    }

    /** How new the municipality's picture of a client is; empty where there is none yet. */
    Optional<Picture> picture(Tx tx, UUID id) {
        return tx.find(
                        PICTURED,
                        row -> Optional.ofNullable(row.getLocalDate("pictured_on"))
                                .map(dated -> new Picture(dated, row.getLocalDateTime("pictured_decided_at"))),
                        id)
                .flatMap(picture -> picture);
    }

    void setPicture(Tx tx, UUID id, Picture picture) {
        tx.send(SET_PICTURED, id, picture.dated(), picture.decidedAt());
    }

    void setBsn(Tx tx, UUID id, SealedBsn bsn) {
        tx.update(SET_BSN, id, bsn.sealed(), bsn.index());
    }

    List<SealedIdentity> identities(Tx tx, List<UUID> ids) {
        return tx.list(
                BSN,
                row -> new SealedIdentity(
                        row.getUUID("id"), SqlValues.bytes(row, "bsn_sealed"), row.getLocalDate("birth_date")),
                (Object) ids.toArray(UUID[]::new));
    }

    Optional<UUID> findByIndex(Tx tx, byte[] index) {
        return tx.find(BY_BSN, row -> row.getUUID("id"), index);
    }

    List<Client> search(
            Tx tx,
            @Nullable String namePrefix,
            @Nullable LocalDate birthDate,
            @Nullable String postcode,
            @Nullable String afterName,
            @Nullable UUID afterId,
            int rows) {
        return tx.list(
                SEARCH,
                ClientStore::client,
                namePrefix,
                SearchName.endOf(namePrefix),
                birthDate,
                postcode,
                afterName,
                afterId,
                rows);
    }

    private static Client client(Row row) {
        return new Client(
                row.getUUID("id"),
                row.getInteger("version"),
                Source.valueOf(row.getString("source")),
                row.getBoolean("bsn_known"),
                new Person(
                        row.getString("family_name"),
                        row.getString("family_prefix"),
                        row.getString("partner_name"),
                        row.getString("partner_prefix"),
                        row.getString("initials"),
                        row.getString("given_names"),
                        row.getString("name_use"),
                        row.getLocalDate("birth_date"),
                        row.getString("birth_date_use"),
                        row.getString("gender"),
                        new Person.Address(
                                row.getString("street"),
                                row.getInteger("house_number"),
                                row.getString("house_letter"),
                                row.getString("house_addition"),
                                row.getString("postcode"),
                                row.getString("city")),
                        row.getString("phone"),
                        row.getString("email")),
                row.getString("call_name"),
                row.getString("access_note"),
                row.getString("local_phone"));
    }

    /** A BSN as it is kept. */
    record SealedBsn(byte[] sealed, byte[] index) {}

    /** What an outside party asks of a client, still sealed. */
    record SealedIdentity(
            UUID id, byte @Nullable [] bsn, @Nullable LocalDate birthDate) {}

    /** How new a picture of the municipality is, in local time of the Netherlands. */
    record Picture(LocalDate dated, LocalDateTime decidedAt) implements Comparable<Picture> {
        @Override
        public int compareTo(Picture other) {
            int byDate = dated.compareTo(other.dated);
            return byDate == 0 ? decidedAt.compareTo(other.decidedAt) : byDate;
        }
    }
}
