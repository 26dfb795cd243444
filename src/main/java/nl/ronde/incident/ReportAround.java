package nl.ronde.incident;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.AgreementContact;
import nl.ronde.agreement.AgreementContacts;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.ContactRole;
import nl.ronde.agreement.Product;
import nl.ronde.agreement.ReportRecipient;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermRule;
import nl.ronde.assignment.Assignment;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.Term;
import nl.ronde.client.ClientCards;
import nl.ronde.identity.Provider;
import nl.ronde.identity.Providers;
import nl.ronde.identity.UserNames;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;

/** Gathers what a report says beside the incident itself: whom it goes to, of whom it tells, on which ground, and how late. */
final class ReportAround {
    private static final String LAW = "Wmo 2015 art. 3.4";

    private final IncidentPlace place;
    private final Agreements agreements;
    private final AgreementContacts contacts;
    private final ClientCards clients;
    private final UserNames users;
    private final Providers providers;
    private final BusinessClock clock;

    ReportAround(
            IncidentPlace place,
            Agreements agreements,
            AgreementContacts contacts,
            ClientCards clients,
            UserNames users,
            Providers providers,
            BusinessClock clock) {
        this.place = place;
        this.agreements = agreements;
        this.contacts = contacts;
        this.clients = clients;
        this.users = users;
        this.providers = providers;
        this.clock = clock;
    }

    /** The assignment under which it happened; without one there is nobody to tell. */
    Assignment assignment(Tx tx, Incident incident) {
        return place.of(tx, incident).orElseThrow(IncidentProblem.NO_AGREEMENT::refuse);
    }

    /** Who is told by mail; refused where nobody was entered, or who was wants to be told otherwise. */
    AgreementContact contact(Tx tx, Assignment assignment, ContactRole role) {
        AgreementContact contact = contacts.find(tx, assignment.agreementId(), assignment.municipalityCode(), role)
                .orElseThrow(() -> IncidentProblem.CONTACT_UNKNOWN.refuse(
                        "Vul bij overeenkomst %s, gemeente %s, de %s in (setAgreementContact)."
                                .formatted(assignment.agreementId(), assignment.municipalityCode(), role.dutch())));
        if (contact.channel() != AgreementContact.Channel.EMAIL) {
            throw IncidentProblem.CHANNEL_NOT_MAIL.refuse((contact.channel() == AgreementContact.Channel.FORM
                            ? "Doe de melding met het formulier op " + contact.formAddress()
                            : "Doe de melding per telefoon: " + contact.phone())
                    + ". Leg daarna de melding met het kenmerk vast (recordIncidentReport)."
                    + (role == ContactRole.SUPERVISOR
                            ? ""
                            : " De termijn om een incident te melden is pas gehaald met een e-mail."));
        }
        return contact;
    }

    ReportText.Around of(
            Tx tx,
            Actor actor,
            IncidentReading reading,
            Assignment assignment,
            AgreementContact contact,
            ReportRecipient recipient) {
        Incident incident = reading.incident();
        Agreement agreement = agreements.get(assignment.agreementId());
        Provider provider = providers.current(tx);
        String sender = users.find(tx, Objects.requireNonNull(actor.userId())).orElse(provider.name());
        return new ReportText.Around(
                contact.name(),
                municipality(agreement, assignment),
                named(agreement),
                provision(agreement, assignment),
                basis(reading, assignment, recipient),
                Objects.requireNonNull(
                                clients.find(tx, List.of(incident.clientId())).get(incident.clientId()))
                        .displayName(),
                clients.birthDate(tx, incident.clientId())
                        .map(BirthDates::dutch)
                        .orElse("onbekend"),
                users.find(tx, incident.reportedBy()).orElse("onbekend"),
                late(reading, assignment, recipient),
                questions(tx, assignment),
                sender,
                provider.name() + " (AGB " + provider.agbCode() + ")");
    }

    private static String municipality(Agreement agreement, Assignment assignment) {
        return agreement.municipalities().stream()
                .filter(each -> each.code().equals(assignment.municipalityCode()))
                .map(Agreement.Municipality::name)
                .findFirst()
                .orElse(assignment.municipalityCode());
    }

    /** The line begins with the word already. */
    private static String named(Agreement agreement) {
        String word = "Overeenkomst ";
        return agreement.name().startsWith(word) ? agreement.name().substring(word.length()) : agreement.name();
    }

    /** What was granted; an order without a product names none, and an agreement may know none. */
    private static String provision(Agreement agreement, Assignment assignment) {
        return agreement.products().stream()
                .filter(product -> product.code().equals(assignment.productCode()))
                .map(Product::name)
                .findFirst()
                .orElse("");
    }

    /** A rule of the house is never shown as something that the contract requires. */
    private String basis(IncidentReading reading, Assignment assignment, ReportRecipient recipient) {
        return agreements
                .agreementRule(
                        assignment.agreementId(), kind(reading, recipient), Optional.empty(), day(reading.incident()))
                .filter(rule ->
                        rule.reportedTo().filter(to -> to.contains(recipient)).isPresent())
                .filter(rule -> isOwed(reading, rule, recipient))
                .map(TermRule::citation)
                .or(() -> recipient == ReportRecipient.SUPERVISOR && reading.isForSupervisorByLaw()
                        ? Optional.of(LAW)
                        : Optional.empty())
                .map(citation -> "Dat doen wij volgens " + Citations.dutch(citation) + ".")
                .orElse("Dat doen wij uit onszelf, volgens onze eigen afspraken.");
    }

    /** The supervisor is told of what the law means, and of a serious incident where the agreement says so; else freely. */
    private static boolean isOwed(IncidentReading reading, TermRule rule, ReportRecipient recipient) {
        return recipient != ReportRecipient.SUPERVISOR
                || reading.isForSupervisorByLaw()
                || reading.isSerious() && rule.seriousIncidents();
    }

    private static TermKind kind(IncidentReading reading, ReportRecipient recipient) {
        if (recipient == ReportRecipient.SUPERVISOR) {
            return reading.supervisorDuty();
        }
        return reading.isCalamity() ? TermKind.CALAMITY_REPORT : TermKind.INCIDENT_REPORT;
    }

    /** A later word on what was told in time is not late. */
    private String late(IncidentReading reading, Assignment assignment, ReportRecipient recipient) {
        TermKind kind = kind(reading, recipient);
        Instant began = reading.began(kind);
        Optional<Instant> dueAt = agreements
                .termRule(assignment.agreementId(), kind, Optional.empty(), AmsterdamTime.dateOf(began))
                .flatMap(TermRule::term)
                .filter(term -> !term.equals(Term.atOnce()))
                .map(term -> term.deadline(began).dueAt());
        Instant toldAt = reading.told(recipient).stream()
                .map(Incident.Report::reportedAt)
                .findFirst()
                .orElse(null);
        boolean late = dueAt.filter(due -> !(toldAt == null ? clock.instant() : toldAt).isBefore(due))
                .isPresent();
        if (toldAt != null && !late) {
            return "";
        }
        IncidentFile file = reading.file();
        String reason = file == null ? null : file.content().lateReason();
        String sentence = late ? "Deze melding komt na de afgesproken termijn." : "";
        return reason == null ? sentence : (sentence + " Waarom dit niet eerder is gemeld: " + reason).strip();
    }

    /** Nothing is promised where there is nobody to reach. */
    private String questions(Tx tx, Assignment assignment) {
        return contacts.find(tx, assignment.agreementId(), assignment.municipalityCode(), ContactRole.OWN_CONTACT)
                .filter(own -> own.phone() != null || own.email() != null)
                .map(own -> "Met vragen kunt u terecht bij " + own.name()
                        + (own.phone() == null ? "" : ", telefoon " + own.phone())
                        + (own.email() == null ? "" : ", e-mail " + own.email()) + ".")
                .orElse("");
    }

    private static LocalDate day(Incident incident) {
        return AmsterdamTime.dateOf(incident.occurredAt());
    }
}
