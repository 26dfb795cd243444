package nl.ronde.agreement;

import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import nl.ronde.platform.db.Tx;
import org.jspecify.annotations.Nullable;

/** Whom to tell, per agreement and municipality. All SQL on {@code agreement_contact}. */
public final class AgreementContacts {
    private static final String COLUMNS = """
            SELECT agreement_id, municipality_code, role, version, name, email, phone, channel, form_address, working_days,
                   investigation_amount, investigation_unit, term_source
            FROM agreement_contact\s""";

    private static final String LIST =
            COLUMNS + "WHERE provider_id = $1 AND agreement_id = $2 ORDER BY municipality_code, role";

    private static final String FIND =
            COLUMNS + "WHERE provider_id = $1 AND agreement_id = $2 AND municipality_code = $3 AND role = $4";

    private static final String LOCK = FIND + " FOR UPDATE";

    private static final String INSERT = """
            INSERT INTO agreement_contact (provider_id, agreement_id, municipality_code, role, version, name, email, phone,
                channel, form_address, working_days, investigation_amount, investigation_unit, term_source)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            ON CONFLICT (provider_id, agreement_id, municipality_code, role) DO NOTHING""";

    private static final String UPDATE = """
            UPDATE agreement_contact SET version = $5, name = $6, email = $7, phone = $8, channel = $9, form_address = $10,
                working_days = $11, investigation_amount = $12, investigation_unit = $13, term_source = $14
            WHERE provider_id = $1 AND agreement_id = $2 AND municipality_code = $3 AND role = $4""";

    private static final String DELETE = """
            DELETE FROM agreement_contact
            WHERE provider_id = $1 AND agreement_id = $2 AND municipality_code = $3 AND role = $4""";

    AgreementContacts() {}

    /**
     * Whom to tell.
     *
     * @param municipalityCode CBS code, four digits
     * @return empty where nobody was entered
     */
    public Optional<AgreementContact> find(Tx tx, String agreementId, String municipalityCode, ContactRole role) {
        return tx.find(FIND, AgreementContacts::contact, agreementId, municipalityCode, role);
    }

    /** All of an agreement, by municipality and role. */
    public List<AgreementContact> list(Tx tx, String agreementId) {
        return tx.list(LIST, AgreementContacts::contact, agreementId);
    }

    Optional<AgreementContact> lock(Tx tx, String agreementId, String municipalityCode, ContactRole role) {
        return tx.find(LOCK, AgreementContacts::contact, agreementId, municipalityCode, role);
    }

    /** False where somebody else entered one meanwhile. */
    boolean insert(Tx tx, AgreementContact contact) {
        return tx.update(INSERT, values(contact)) == 1;
    }

    void update(Tx tx, AgreementContact contact) {
        tx.update(UPDATE, values(contact));
    }

    void delete(Tx tx, AgreementContact contact) {
        tx.update(DELETE, contact.agreementId(), contact.municipalityCode(), contact.role());
    }

    private static @Nullable Object[] values(AgreementContact contact) {
        AgreementContact.Investigation investigation = contact.investigation();
        return new @Nullable Object[] {
            contact.agreementId(),
            contact.municipalityCode(),
            contact.role(),
            contact.version(),
            contact.name(),
            contact.email(),
            contact.phone(),
            contact.channel(),
            contact.formAddress(),
            contact.workingDays(),
            investigation == null ? null : investigation.amount(),
            investigation == null ? null : investigation.unit(),
            contact.termSource()
        };
    }

    private static AgreementContact contact(Row row) {
        String unit = row.getString("investigation_unit");
        return new AgreementContact(
                row.getString("agreement_id"),
                row.getString("municipality_code"),
                ContactRole.valueOf(row.getString("role")),
                row.getInteger("version"),
                row.getString("name"),
                row.getString("email"),
                row.getString("phone"),
                AgreementContact.Channel.valueOf(row.getString("channel")),
                row.getString("form_address"),
                row.getInteger("working_days"),
                unit == null
                        ? null
                        : new AgreementContact.Investigation(
                                row.getInteger("investigation_amount"), AgreementContact.Unit.valueOf(unit)),
                row.getString("term_source"));
    }
}
