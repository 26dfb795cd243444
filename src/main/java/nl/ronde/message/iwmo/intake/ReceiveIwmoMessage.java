package nl.ronde.message.iwmo.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.agreement.Agreement;
import nl.ronde.assignment.AgreementChoice;
import nl.ronde.assignment.ReceiveAssignments;
import nl.ronde.audit.Audit;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.client.Bsn;
import nl.ronde.client.Clients;
import nl.ronde.identity.Providers;
import nl.ronde.message.iwmo.HeaderGlimpse;
import nl.ronde.message.iwmo.IwmoProblem;
import nl.ronde.message.iwmo.Municipalities;
import nl.ronde.message.iwmo.Wmo301;
import nl.ronde.message.iwmo.Wmo301Assessment;
import nl.ronde.message.iwmo.Wmo301Facts;
import nl.ronde.message.iwmo.Wmo301Reader;
import nl.ronde.message.iwmo.Wmo301Rules;
import nl.ronde.message.iwmo.Wmo302;
import nl.ronde.message.iwmo.Wmo302Writer;
import nl.ronde.message.iwmo.intake.IwmoMessageStore.Sealed;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;
import nl.ronde.platform.waiting.HeavyWork;
import org.jspecify.annotations.Nullable;

/**
 * Takes in one message: reads it, judges it, does what it says, writes the reply and keeps both, all in one transaction or
 * not at all. Messages of one provider are taken in one after another, so that the same file sent twice at once is taken in
 * once.
 */
final class ReceiveIwmoMessage {
    private static final String ACTION = "receiveIwmoMessage";

    private final Db db;
    private final IwmoMessageStore messages;
    private final MessageVault vault;
    private final Wmo301Reader reader;
    private final Municipalities municipalities;
    private final Providers providers;
    private final Clients clients;
    private final ReceiveAssignments assignments;
    private final AgreementChoice agreements;
    private final HeavyWork heavyWork;
    private final Events events;
    private final BusinessClock clock;
    private final Audit audit;

    ReceiveIwmoMessage(
            Db db,
            IwmoMessageStore messages,
            MessageVault vault,
            Wmo301Reader reader,
            Providers providers,
            Clients clients,
            ReceiveAssignments assignments,
            AgreementChoice agreements,
            HeavyWork heavyWork,
            Events events,
            BusinessClock clock,
            Audit audit) {
        this.db = db;
        this.messages = messages;
        this.vault = vault;
        this.reader = reader;
        this.municipalities = Municipalities.load();
        this.providers = providers;
        this.clients = clients;
        this.assignments = assignments;
        this.agreements = agreements;
        this.heavyWork = heavyWork;
        this.events = events;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * Takes in these bytes; a repeat of the same bytes gives what the first gave and does nothing.
     *
     * @param receivedAt when the message reached the provider; null for now
     * @throws Refusal {@code iwmo-unreadable} or {@code iwmo-other-receiver}, after the message is kept as refused
     */
    IwmoMessage run(Actor actor, byte[] bytes, @Nullable Instant receivedAt) {
        Instant now = clock.instant();
        Instant received = receivedAt == null ? now : receivedAt;
        if (received.isAfter(now)) {
            throw IntakeProblem.RECEIVED_IN_FUTURE.refuse(IntakeProblem.RECEIVED_IN_FUTURE.title(), "receivedAt");
        }
        if (!AmsterdamTime.inRange(AmsterdamTime.dateOf(received))) {
            throw CommonProblem.INVALID_REQUEST.refuse("Met deze datum kan niet gerekend worden.", "receivedAt");
        }
        Parsed parsed = heavyWork.run(() -> parse(actor.providerId(), bytes));
        IwmoMessage message = db.inTransaction(actor.providerId(), tx -> {
            messages.lockIntake(tx);
            Optional<IwmoMessage> before = messages.findByFingerprint(tx, parsed.fingerprints());
            if (before.isPresent()) {
                audit.append(
                        tx,
                        actor,
                        Audit.Kind.READ,
                        ACTION,
                        "iwmoMessage",
                        before.get().id(),
                        before.get().clientId());
                return before.get();
            }
            return new Run(tx, actor, bytes, received, parsed).run();
        });
        if (!message.outcome().isAnswered()) {
            throw refusal(message);
        }
        return message;
    }

    private Parsed parse(UUID providerId, byte[] bytes) {
        List<byte[]> fingerprints = vault.fingerprints(providerId, bytes);
        return switch (reader.read(bytes)) {
            case Wmo301Reader.Readable readable ->
                new Parsed(
                        fingerprints, readable.message(), Wmo301Rules.violations(readable.message()), null, List.of());
            case Wmo301Reader.Unreadable unreadable ->
                new Parsed(fingerprints, null, List.of(), unreadable.header(), unreadable.problems());
        };
    }

    private static Refusal refusal(IwmoMessage message) {
        IntakeProblem problem =
                message.outcome() == IwmoOutcome.MISDIRECTED ? IntakeProblem.OTHER_RECEIVER : IntakeProblem.UNREADABLE;
        List<Refusal.FieldProblem> fields = message.findings().problems().stream()
                .map(found -> new Refusal.FieldProblem(found.path().isEmpty() ? "/" : found.path(), found.text()))
                .toList();
        return new Refusal(problem, "Het bericht is bewaard als geweigerd, onder " + message.id() + ".", fields, null);
    }

    /** What could be told without the database: the message with its broken rules, or why it cannot be read. */
    private record Parsed(
            List<byte[]> fingerprints,
            @Nullable Wmo301 message,
            List<IwmoProblem> violations,
            @Nullable HeaderGlimpse glimpse,
            List<IwmoProblem> problems) {}

    private final class Run {
        private final UUID id = Ids.next();
        private final Tx tx;
        private final Actor actor;
        private final byte[] bytes;
        private final Instant receivedAt;
        private final Parsed parsed;
        private final LocalDate today = AmsterdamTime.dateOf(clock.instant());

        Run(Tx tx, Actor actor, byte[] bytes, Instant receivedAt, Parsed parsed) {
            this.tx = tx;
            this.actor = actor;
            this.bytes = bytes;
            this.receivedAt = receivedAt;
            this.parsed = parsed;
        }

        IwmoMessage run() {
            String own = providers.current(tx).agbCode();
            Wmo301 message = parsed.message();
            if (message == null) {
                HeaderGlimpse header = parsed.glimpse();
                boolean ours = header.ontvanger() == null || header.ontvanger().equals(own);
                return keepRefused(IwmoOutcome.UNREADABLE, header, parsed.problems(), ours);
            }
            if (!message.header().ontvanger().equals(own)) {
                var header = message.header();
                return keepRefused(
                        IwmoOutcome.MISDIRECTED,
                        new HeaderGlimpse(
                                header.berichtCode(),
                                header.afzender(),
                                header.ontvanger(),
                                header.berichtIdentificatie().identificatie(),
                                header.berichtIdentificatie().dagtekening()),
                        List.of(new IwmoProblem(
                                IntakeProblem.OTHER_RECEIVER.code(),
                                "/Bericht/Header/Ontvanger",
                                "De ontvanger is niet de AGB-code van deze aanbieder.")),
                        false);
            }
            if (!parsed.violations().isEmpty()) {
                return keepAnswered(
                        message,
                        new Wmo302.TechnicallyRefused(),
                        knownClient(message).orElse(null),
                        Findings.ofProblems(parsed.violations()));
            }
            Optional<UUID> known = knownClient(message);
            Wmo301Assessment assessment = Wmo301Assessment.assess(message, facts(message, known));
            if (assessment.accepted()) {
                return accept(message, assessment);
            }
            return keepAnswered(
                    message,
                    Wmo302.of(assessment),
                    known.orElse(null),
                    new Findings(assessment.problems(), assessment.warnings(), List.of()));
        }

        private Optional<UUID> knownClient(Wmo301 message) {
            String digits = message.client().bsn();
            return Bsn.isValid(digits) ? clients.find(tx, new Bsn(digits)) : Optional.empty();
        }

        private Wmo301Facts facts(Wmo301 message, Optional<UUID> known) {
            String municipality = message.header().afzender();
            List<Long> numbers = message.client().toegewezenProducten().stream()
                    .map(Wmo301.ToegewezenProduct::toewijzingNummer)
                    .toList();
            return new Wmo301Facts(
                    today,
                    messages.identificationUsed(
                            tx,
                            municipality,
                            message.header().berichtIdentificatie().identificatie()),
                    assignments.numbersOfOtherClients(tx, municipality, numbers, known.orElse(null)),
                    municipalities,
                    (category, code, on) -> fit(municipality, category, code, on));
        }

        private Wmo301Facts.Fit fit(String municipality, String category, String code, LocalDate on) {
            List<Agreement> withList = agreements.covering(tx, municipality, on).stream()
                    .filter(agreement -> !agreement.products().isEmpty())
                    .toList();
            if (withList.isEmpty()) {
                return Wmo301Facts.Fit.NO_LIST;
            }
            return withList.stream()
                            .anyMatch(agreement ->
                                    agreement.product(category, code, on).isPresent())
                    ? Wmo301Facts.Fit.FITS
                    : Wmo301Facts.Fit.DOES_NOT_FIT;
        }

        private IwmoMessage accept(Wmo301 message, Wmo301Assessment assessment) {
            ToldBy301 told = new ToldBy301(message);
            UUID clientId = clients.upsertFromMunicipality(tx, actor, told.client());
            List<IwmoProblem> warnings = new ArrayList<>(assessment.warnings());
            List<Findings.Assigned> assigned = new ArrayList<>();
            for (var outcome : assignments.receive(tx, actor, told.picture(clientId, id, receivedAt))) {
                assigned.add(new Findings.Assigned(outcome.number(), outcome.assignmentId(), outcome.effect()));
                if (outcome.assignmentId() == null) {
                    warnings.add(
                            new IwmoProblem(
                                    "no-agreement",
                                    "/Bericht/Client/ToegewezenProducten/ToegewezenProduct[" + assigned.size() + "]",
                                    "Er is geen overeenkomst met deze gemeente: van deze toewijzing is geen opdracht gemaakt."));
                }
            }
            return keepAnswered(
                    message,
                    new Wmo302.Accepted(),
                    clientId,
                    new Findings(assessment.problems(), warnings, List.copyOf(assigned)));
        }

        private IwmoMessage keepAnswered(Wmo301 message, Wmo302 answer, @Nullable UUID clientId, Findings findings) {
            String identification = "R%011d".formatted(messages.nextReply(tx));
            byte[] reply =
                    heavyWork.run(() -> Wmo302Writer.write(message, new Wmo302.Retour(identification, today), answer));
            var header = message.header();
            IwmoMessage kept = new IwmoMessage(
                    id,
                    receivedAt,
                    answer instanceof Wmo302.Accepted ? IwmoOutcome.ACCEPTED : IwmoOutcome.REJECTED,
                    header.afzender(),
                    header.berichtIdentificatie().identificatie(),
                    header.berichtIdentificatie().dagtekening(),
                    clientId,
                    findings,
                    identification,
                    null);
            keep(
                    kept,
                    new Sealed(
                            parsed.fingerprints().getFirst(),
                            vault.sealContent(tx.providerId(), id, bytes),
                            vault.sealReply(tx.providerId(), id, reply)));
            events.raise(
                    tx,
                    new IwmoMessageReceived(
                            id,
                            header.berichtIdentificatie().identificatie(),
                            header.afzender(),
                            clientId,
                            receivedAt,
                            kept.outcome()));
            return kept;
        }

        private IwmoMessage keepRefused(
                IwmoOutcome outcome, HeaderGlimpse header, List<IwmoProblem> problems, boolean withContent) {
            String sender = header.afzender();
            IwmoMessage kept = new IwmoMessage(
                    id,
                    receivedAt,
                    outcome,
                    sender != null && sender.length() == 4 ? sender : null,
                    header.identificatie(),
                    header.dagtekening(),
                    null,
                    Findings.ofProblems(problems),
                    null,
                    null);
            keep(
                    kept,
                    new Sealed(
                            parsed.fingerprints().getFirst(),
                            withContent ? vault.sealContent(tx.providerId(), id, bytes) : null,
                            null));
            return kept;
        }

        private void keep(IwmoMessage message, Sealed sealed) {
            messages.insert(tx, message, sealed);
            audit.append(tx, actor, Audit.Kind.CREATE, ACTION, "iwmoMessage", id, message.clientId());
        }
    }
}
