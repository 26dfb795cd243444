package nl.ronde.agreement;

import java.util.List;
import java.util.Optional;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * The office keeps whom to tell in each municipality of an agreement: one contact and one deputy (DVO B3 H6), the supervisor
 * with the region's own channel and terms, the desk.
 */
final class KeepAgreementContacts {
    private static final String TYPE = "agreement-contact";

    private final Db db;
    private final Agreements agreements;
    private final AgreementContacts contacts;
    private final Audit audit;

    KeepAgreementContacts(Db db, Agreements agreements, AgreementContacts contacts, Audit audit) {
        this.db = db;
        this.agreements = agreements;
        this.contacts = contacts;
        this.audit = audit;
    }

    /** Which one is meant. */
    record Key(String agreementId, String municipalityCode, ContactRole role) {}

    record Given(
            String name,
            @Nullable String email,
            @Nullable String phone,
            AgreementContact.Channel channel,
            @Nullable String formAddress,
            @Nullable Integer workingDays,
            AgreementContact.@Nullable Investigation investigation,
            @Nullable String termSource) {

        /** Refuses a channel without what it needs, and terms where only a supervisor has them. */
        void require(ContactRole role) {
            switch (channel) {
                case EMAIL -> reachable(email, "/email");
                case PHONE -> reachable(phone, "/phone");
                case FORM -> reachable(formAddress, "/formAddress");
            }
            if (role != ContactRole.SUPERVISOR && (workingDays != null || investigation != null)) {
                throw CommonProblem.INVALID_REQUEST.refuse(
                        "Alleen de toezichthouder heeft eigen termijnen.",
                        workingDays != null ? "/workingDays" : "/investigation");
            }
        }

        private static void reachable(@Nullable String value, String field) {
            if (value == null) {
                throw AgreementProblem.UNREACHABLE.refuse(AgreementProblem.UNREACHABLE.title(), field);
            }
        }

        AgreementContact contact(Key key, int version) {
            return new AgreementContact(
                    key.agreementId(),
                    key.municipalityCode(),
                    key.role(),
                    version,
                    name,
                    email,
                    phone,
                    channel,
                    formAddress,
                    workingDays,
                    investigation,
                    termSource);
        }
    }

    List<AgreementContact> list(Actor actor, String agreementId) {
        agreement(agreementId);
        return db.reading(actor.providerId(), tx -> contacts.list(tx, agreementId));
    }

    /** @param expected the version that was seen; absent only where there is none yet */
    AgreementContact set(Actor actor, Key key, Optional<Integer> expected, Given given) {
        if (!agreement(key.agreementId()).covers(key.municipalityCode())) {
            throw AgreementProblem.NOT_COVERED.refuse();
        }
        given.require(key.role());
        return db.inTransaction(actor.providerId(), tx -> {
            Optional<AgreementContact> present = lock(tx, key);
            AgreementContact next = given.contact(
                    key, present.map(known -> checked(known, expected) + 1).orElse(1));
            if (present.isPresent()) {
                contacts.update(tx, next);
            } else if (!contacts.insert(tx, next)) {
                throw CommonProblem.VERSION_MISMATCH.refuse();
            }
            trail(tx, actor, Audit.Kind.UPDATE, "setAgreementContact", key);
            return next;
        });
    }

    void remove(Actor actor, Key key, Optional<Integer> expected) {
        db.inTransaction(actor.providerId(), tx -> {
            AgreementContact present = lock(tx, key).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            checked(present, expected);
            contacts.delete(tx, present);
            trail(tx, actor, Audit.Kind.DELETE, "removeAgreementContact", key);
            return true;
        });
    }

    private Optional<AgreementContact> lock(Tx tx, Key key) {
        return contacts.lock(tx, key.agreementId(), key.municipalityCode(), key.role());
    }

    private static int checked(AgreementContact present, Optional<Integer> expected) {
        if (expected.orElseThrow(CommonProblem.VERSION_REQUIRED::refuse) != present.version()) {
            throw CommonProblem.VERSION_MISMATCH.refuse();
        }
        return present.version();
    }

    private Agreement agreement(String id) {
        return agreements.find(id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
    }

    private void trail(Tx tx, Actor actor, Audit.Kind kind, String action, Key key) {
        String what = key.agreementId() + ", " + key.municipalityCode() + ", "
                + key.role().dutch();
        audit.append(tx, actor, kind, action, TYPE, null, List.of(), what);
    }
}
