package nl.ronde.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.ronde.agreement.ReportRecipient;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.platform.text.Template;
import org.jspecify.annotations.Nullable;

/**
 * The mails that tell of an incident, exactly as they leave. The words are in {@code resources/mail}; the client's name and
 * birth date stand in the body only (Kampen B2 2.5), since subjects travel and are shown openly. Who was told already reads a
 * follow-up. Reasons of decisions and of reopening stay here: what others may know stands in the accounts, file and findings.
 */
final class ReportText {
    private static final String SUBJECT = "Onderwerp: ";
    private static final Set<String> TO_SUPERVISOR = Set.of("calamity-supervisor", "follow-up-supervisor");
    private static final Set<String> WITH_PROGRESS = Set.of("calamity-municipality", "follow-up-calamity");
    private static final Map<String, Template> TEMPLATES = Stream.of(
                    "incident-municipality",
                    "calamity-municipality",
                    "calamity-supervisor",
                    "follow-up-incident",
                    "follow-up-calamity",
                    "follow-up-supervisor")
            .collect(Collectors.toUnmodifiableMap(name -> name, name -> Template.load("mail/" + name + ".txt")));

    private ReportText() {}

    /** A mail, ready to leave. */
    record Mail(String template, String subject, String text) {}

    /**
     * Everything that a mail says and that the incident itself does not hold.
     *
     * @param recipient how the letter addresses them
     * @param agreementName of the agreement, without the word "Overeenkomst" that stands before it
     * @param provision what was granted, as the agreement names its product; empty where it names none
     * @param basis on which ground it is reported, a whole Dutch sentence
     * @param birthDate in Dutch; "onbekend" where it is not known
     * @param reporter the name of who noticed it
     * @param late a whole Dutch sentence where it is reported after the term, else empty
     * @param questions whom to ask, a whole Dutch sentence; empty where nobody can be reached
     * @param sender the name of who sends it
     * @param provider name and AGB code of the provider
     */
    record Around(
            String recipient,
            String municipality,
            String agreementName,
            String provision,
            String basis,
            String clientName,
            String birthDate,
            String reporter,
            String late,
            String questions,
            String sender,
            String provider) {}

    /** The mail to this recipient. */
    static Mail write(IncidentReading read, ReportRecipient recipient, Around around) {
        String template = template(read, recipient);
        Map<String, String> values = new HashMap<>(Map.ofEntries(
                Map.entry("reference", read.incident().reference()),
                Map.entry("recipient", around.recipient()),
                Map.entry("what", what(read)),
                Map.entry("municipality", around.municipality()),
                Map.entry("basis", around.basis()),
                Map.entry("decision", decision(read)),
                Map.entry("clientName", around.clientName()),
                Map.entry("birthDate", around.birthDate()),
                Map.entry("reporter", around.reporter()),
                Map.entry("noticedAt", DutchMoment.of(read.incident().occurredAt())),
                Map.entry(
                        "receivedAt",
                        DutchMoment.of(read.accounts().getFirst().time().receivedAt())),
                Map.entry("late", around.late().isEmpty() ? "" : around.late() + "\n"),
                Map.entry("accounts", accounts(read.accounts())),
                Map.entry("details", FileLines.of(read.file())),
                Map.entry("photos", photos(read.file())),
                Map.entry("questions", around.questions().isEmpty() ? "" : around.questions() + "\n\n"),
                Map.entry("sender", around.sender()),
                Map.entry("provider", around.provider())));
        read.told(recipient).stream()
                .map(Incident.Report::reportedAt)
                .findFirst()
                .ifPresent(toldAt -> {
                    values.put("toldAt", DutchMoment.of(toldAt));
                    values.put("updates", UpdateLines.of(read.entries(), toldAt));
                });
        if (recipient == ReportRecipient.SUPERVISOR) {
            values.put("provision", around.provision().isEmpty() ? "" : "Voorziening: " + around.provision() + "\n");
        } else {
            values.put("agreement", around.agreementName());
        }
        if (WITH_PROGRESS.contains(template)) {
            values.put("progress", progress(read.incident()));
        }
        String whole = TEMPLATES.get(template).fill(values);
        int end = whole.indexOf('\n');
        return new Mail(
                template,
                whole.substring(SUBJECT.length(), end),
                whole.substring(end).strip() + "\n");
    }

    /** Whether mails from this template are reports to somebody who must know. */
    static boolean isReport(String template) {
        return TEMPLATES.containsKey(template);
    }

    /** Whom a mail from this template tells. */
    static ReportRecipient recipient(String template) {
        return TO_SUPERVISOR.contains(template) ? ReportRecipient.SUPERVISOR : ReportRecipient.MUNICIPALITY;
    }

    private static String template(IncidentReading read, ReportRecipient recipient) {
        boolean followsUp = !read.told(recipient).isEmpty();
        if (recipient == ReportRecipient.SUPERVISOR) {
            return followsUp ? "follow-up-supervisor" : "calamity-supervisor";
        }
        if (read.isCalamity()) {
            return followsUp ? "follow-up-calamity" : "calamity-municipality";
        }
        return followsUp ? "follow-up-incident" : "incident-municipality";
    }

    private static String progress(Incident incident) {
        return incident.closedAt() == null
                ? "Wij houden u op de hoogte tot de afhandeling klaar is."
                : "De afhandeling is klaar.";
    }

    /** Photos stay here until somebody asks: a mail to a municipality is no place for a client's kitchen. */
    private static String photos(@Nullable IncidentFile file) {
        List<String> photos = file == null ? null : file.content().attachments();
        if (photos == null || photos.isEmpty()) {
            return "";
        }
        return (photos.size() == 1 ? "Er is 1 foto" : "Er zijn " + photos.size() + " foto's")
                + "; die sturen wij u op verzoek.\n";
    }

    private static String what(IncidentReading read) {
        if (read.isSerious()) {
            return read.kind() == IncidentKind.VIOLENCE ? "een ernstig incident met geweld" : "een ernstig incident";
        }
        return switch (read.kind()) {
            case CALAMITY -> "een calamiteit";
            case VIOLENCE -> "geweld";
            case INCIDENT -> "een incident";
        };
    }

    private static String decision(IncidentReading read) {
        CalamityDecision decision = read.decision();
        if (decision == null && read.kind() == IncidentKind.INCIDENT) {
            return "";
        }
        if (decision == null) {
            return "De melder noemt dit " + what(read)
                    + ". Wij beoordelen dit nog en laten u weten wat wij besluiten.\n";
        }
        if (read.isOutgrown()) {
            return "Na ons besluit van " + DutchMoment.of(decision.decidedAt()) + " is verteld dat dit " + what(read)
                    + " is. Wij beoordelen dit opnieuw en laten u weten wat wij besluiten.\n";
        }
        String calamity = decision.calamity()
                ? "dit een calamiteit is in de zin van artikel 1.1.1 van de Wmo 2015."
                : "dit geen calamiteit is in de zin van artikel 1.1.1 van de Wmo 2015"
                        + (decision.seriousIncident() ? ", maar wel een ernstig incident." : ".");
        String violence = switch (decision.violence()) {
            case NONE -> "";
            case WORKER -> " Er was geweld door een medewerker.";
            case FELLOW_CLIENT -> " Er was geweld door een medecliënt.";
            case OTHER -> " Er was geweld door iemand anders dan een medewerker of medecliënt.";
        };
        return "Op " + DutchMoment.of(decision.decidedAt()) + " hebben wij besloten dat " + calamity + violence + "\n";
    }

    private static String accounts(List<Incident.Account> accounts) {
        List<String> parts = new ArrayList<>();
        for (Incident.Account account : accounts) {
            Incident.Words words = account.words();
            List<String> lines = new ArrayList<>();
            if (accounts.size() > 1) {
                lines.add("Verteld op " + DutchMoment.of(account.time().receivedAt()) + ":");
            }
            lines.add(words.description());
            line(lines, "Plaats", words.place());
            line(lines, "Gevolgen", words.consequences());
            line(lines, "Direct gedaan", words.measures());
            line(lines, "Betrokkenen", words.othersInvolved());
            parts.add(String.join("\n", lines));
        }
        return String.join("\n\n", parts);
    }

    private static void line(List<String> lines, String label, @Nullable String text) {
        if (text != null) {
            lines.add(label + ": " + text);
        }
    }
}
