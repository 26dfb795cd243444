package nl.ronde.message.iwmo.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.message.iwmo.IwmoProblem;
import nl.ronde.message.iwmo.intake.IwmoMessageStore.Filter;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Binds the operations on iWmo messages to their use cases. */
final class IwmoRoutes {
    private static final Map<String, IwmoOutcome> OUTCOMES = Map.of(
            "accepted", IwmoOutcome.ACCEPTED,
            "rejected", IwmoOutcome.REJECTED,
            "unreadable", IwmoOutcome.UNREADABLE,
            "misdirected", IwmoOutcome.MISDIRECTED);
    private static final String ID = "messageId";

    private final ReceiveIwmoMessage receive;
    private final IwmoMessages messages;

    IwmoRoutes(ReceiveIwmoMessage receive, IwmoMessages messages) {
        this.receive = receive;
        this.messages = messages;
    }

    void bind(Api api) {
        api.bind(
                "receiveIwmoMessage",
                request ->
                        Reply.ok(ReceiptJson.of(receive.run(request.actor(), request.rawBody(), receivedAt(request)))));
        api.bind(
                "listIwmoMessages",
                request -> Reply.ok(messages.list(request.actor(), filter(request), request.paging())
                        .map(MessageJson::of)));
        api.bind("getIwmoMessage", request -> Reply.ok(MessageJson.of(messages.get(request.actor(), request.id(ID)))));
        api.bind("getIwmoReply", request -> {
            var reply = messages.reply(request.actor(), request.id(ID));
            return Reply.file("application/xml", reply.xml(), "WMO302-" + reply.identification() + ".xml");
        });
        api.bind("recordIwmoReplySent", request -> {
            OffsetDateTime sentAt = request.body(SentBody.class).sentAt();
            return Reply.ok(MessageJson.of(messages.recordSent(
                    request.actor(),
                    request.id(ID),
                    sentAt == null ? null : AmsterdamTime.toMicroseconds(sentAt.toInstant()))));
        });
    }

    private static @Nullable Instant receivedAt(Request request) {
        try {
            return request.find("receivedAt")
                    .map(text -> AmsterdamTime.toMicroseconds(
                            OffsetDateTime.parse(text).toInstant()))
                    .orElse(null);
        } catch (DateTimeParseException e) {
            throw CommonProblem.INVALID_REQUEST.refuse("Dit tijdstip bestaat niet.", "receivedAt");
        }
    }

    private static Filter filter(Request request) {
        return new Filter(
                request.find("outcome").map(OUTCOMES::get).orElse(null),
                request.find("municipalityCode").orElse(null),
                request.find("replySent").map(Boolean::valueOf).orElse(null));
    }

    record SentBody(@Nullable OffsetDateTime sentAt) {}

    /** What became of a message, the same at every repeat of it. */
    record ReceiptJson(
            UUID id,
            IwmoOutcome outcome,
            @Nullable UUID clientId,
            List<IwmoProblem> problems,
            List<IwmoProblem> warnings,
            List<Findings.Assigned> assignments) {
        static ReceiptJson of(IwmoMessage message) {
            return new ReceiptJson(
                    message.id(),
                    message.outcome(),
                    message.clientId(),
                    message.findings().problems(),
                    message.findings().warnings(),
                    message.findings().assignments());
        }
    }

    /** A message that was kept. */
    record MessageJson(
            UUID id,
            IwmoOutcome outcome,
            Instant receivedAt,
            @Nullable String municipalityCode,
            @Nullable String identification,
            @Nullable LocalDate dated,
            @Nullable UUID clientId,
            List<IwmoProblem> problems,
            List<IwmoProblem> warnings,
            List<Findings.Assigned> assignments,
            @Nullable String replyIdentification,
            @Nullable Instant replySentAt) {
        static MessageJson of(IwmoMessage message) {
            return new MessageJson(
                    message.id(),
                    message.outcome(),
                    message.receivedAt(),
                    message.municipalityCode(),
                    message.identification(),
                    message.dated(),
                    message.clientId(),
                    message.findings().problems(),
                    message.findings().warnings(),
                    message.findings().assignments(),
                    message.replyIdentification(),
                    message.replySentAt());
        }
    }
}
