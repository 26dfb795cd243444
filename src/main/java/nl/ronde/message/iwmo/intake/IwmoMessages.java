package nl.ronde.message.iwmo.intake;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.message.iwmo.intake.IwmoMessageStore.Filter;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** What the back office does with messages that came in: list, read, fetch the reply, record that it was handed over. */
final class IwmoMessages {
    private static final String ENTITY = "iwmoMessage";

    private final Db db;
    private final IwmoMessageStore messages;
    private final MessageVault vault;
    private final Events events;
    private final BusinessClock clock;
    private final Audit audit;

    IwmoMessages(
            Db db, IwmoMessageStore messages, MessageVault vault, Events events, BusinessClock clock, Audit audit) {
        this.db = db;
        this.messages = messages;
        this.vault = vault;
        this.events = events;
        this.clock = clock;
        this.audit = audit;
    }

    /** A page of messages, the newest first. */
    Page<IwmoMessage> list(Actor actor, Filter filter, Request.Paging paging) {
        return db.reading(actor.providerId(), tx -> {
            List<IwmoMessage> found = messages.list(
                    tx,
                    filter,
                    paging.after(2, 0, Instant::parse),
                    paging.after(2, 1, UUID::fromString),
                    paging.rows());
            Page<IwmoMessage> page = Page.of(
                    found,
                    paging,
                    message -> List.of(
                            message.receivedAt().toString(), message.id().toString()));
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.READ,
                    "listIwmoMessages",
                    ENTITY,
                    page.items().stream()
                            .map(IwmoMessage::clientId)
                            .filter(Objects::nonNull)
                            .toList());
            return page;
        });
    }

    IwmoMessage get(Actor actor, UUID messageId) {
        return db.reading(actor.providerId(), tx -> {
            IwmoMessage message = messages.find(tx, messageId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            audit.append(tx, actor, Audit.Kind.READ, "getIwmoMessage", ENTITY, messageId, message.clientId());
            return message;
        });
    }

    /** The reply as a file; reading it hands nothing over. */
    Reply302 reply(Actor actor, UUID messageId) {
        return db.reading(actor.providerId(), tx -> {
            IwmoMessage message = messages.find(tx, messageId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            byte[] sealed = messages.reply(tx, messageId);
            if (sealed == null) {
                throw CommonProblem.NOT_FOUND.refuse("Op dit bericht hoort geen antwoord.");
            }
            audit.append(tx, actor, Audit.Kind.EXPORT, "getIwmoReply", ENTITY, messageId, message.clientId());
            return new Reply302(message.replyIdentification(), vault.openReply(tx.providerId(), messageId, sealed));
        });
    }

    /**
     * Records that the reply was handed over, once: a second time gives what was recorded first.
     *
     * @param sentAt when; null for now
     */
    IwmoMessage recordSent(Actor actor, UUID messageId, @Nullable Instant sentAt) {
        Instant now = clock.instant();
        Instant at = sentAt == null ? now : sentAt;
        return db.inTransaction(actor.providerId(), tx -> {
            IwmoMessage message = messages.lock(tx, messageId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (message.replyIdentification() == null) {
                throw CommonProblem.NOT_FOUND.refuse("Op dit bericht hoort geen antwoord.");
            }
            if (message.replySentAt() != null) {
                return message;
            }
            if (at.isAfter(now) || at.isBefore(message.receivedAt())) {
                throw IntakeProblem.SENT_AT_IMPOSSIBLE.refuse(
                        "Dat is niet tussen de ontvangst van het bericht en nu.", "/sentAt");
            }
            messages.setSent(tx, messageId, at);
            audit.append(tx, actor, Audit.Kind.UPDATE, "recordIwmoReplySent", ENTITY, messageId, message.clientId());
            events.raise(tx, new IwmoReplySent(messageId, at));
            return new IwmoMessage(
                    message.id(),
                    message.receivedAt(),
                    message.outcome(),
                    message.municipalityCode(),
                    message.identification(),
                    message.dated(),
                    message.clientId(),
                    message.findings(),
                    message.replyIdentification(),
                    at);
        });
    }

    /** A reply to hand over, named by its IdentificatieRetour. */
    record Reply302(String identification, byte[] xml) {}
}
