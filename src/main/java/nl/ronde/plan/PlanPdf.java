package nl.ronde.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.ronde.blob.BlobKind;
import nl.ronde.blob.Blobs;
import nl.ronde.plan.PlanContent.CarePart;
import nl.ronde.plan.PlanContent.Information;
import nl.ronde.platform.pdf.PdfPage;
import nl.ronde.platform.pdf.PdfPage.Fact;
import org.jspecify.annotations.Nullable;

/** The plan on paper: what was shown, in the words of the agreement, and who agreed to it and how. */
final class PlanPdf {
    private static final Set<String> PRINTED = Set.of("image/png", "image/jpeg");

    private final ReadPlans.File file;
    private final SupportPlan plan;
    private final ShownPlan shown;
    private final Function<String, Optional<Blobs.Image>> images;
    private final PdfPage page;

    private PlanPdf(ReadPlans.File file, Function<String, Optional<Blobs.Image>> images) {
        this.file = file;
        this.images = images;
        this.plan = file.plan();
        this.shown = ShownPlan.read(Objects.requireNonNull(plan.shownText()));
        this.page = new PdfPage(
                shown.title() + " – versie " + shown.number(),
                shown.title() + ", versie " + shown.number() + ", kenmerk "
                        + Objects.requireNonNull(plan.hash()).substring(0, 16));
    }

    /**
     * The document of a version that was shown.
     *
     * @param images a file by its SHA-256, as far as it is here
     */
    static String xhtml(ReadPlans.File file, Function<String, Optional<Blobs.Image>> images) {
        return new PlanPdf(file, images).whole();
    }

    private String whole() {
        PlanContent content = shown.content();
        page.paragraph("Dit plan is van u. Hierin staat welke hulp u krijgt, wanneer wij komen en wat wij samen"
                + " hebben afgesproken.");
        page.facts(List.of(
                new Fact("Voor", shown.client()),
                new Fact("Adres", shown.clientAddress()),
                new Fact("Van", shown.provider()),
                new Fact("Overeenkomst", shown.agreement() + " (" + shown.articles() + ")"),
                new Fact("Toewijzing", shown.assignmentNumber() == null ? null : "nummer " + shown.assignmentNumber()),
                new Fact("Voorgelegd op", Dutch.of(shown.presentedOn())),
                new Fact("Stand", state())));
        page.section("Welke hulp u krijgt");
        content.careParts().forEach(this::carePart);
        section(
                "Wanneer wij komen",
                content.workingTimes().stream().map(Dutch::of).toList(),
                null);
        section(
                "Wie er nog meer helpt",
                content.informalCarers().stream()
                        .map(carer -> carer.name()
                                + (carer.relation() == null ? "" : " (" + carer.relation() + ")")
                                + ": " + carer.does())
                        .toList(),
                content.informalCare());
        section("Vervoer", List.of(), content.transport());
        if (content.municipalPlan() != null) {
            section(
                    "Het plan van de gemeente (" + shown.municipalTitle() + ")",
                    content.municipalPlan().results(),
                    "Dit plan hoort bij: " + content.municipalPlan().reference());
        }
        section("Wat wij van u vragen", content.processAgreements(), null);
        section(
                "Wanneer wij bespreken hoe het gaat",
                content.evaluationMoments().stream().map(Dutch::of).toList(),
                shown.talkOrUsual());
        information(content.information());
        consent();
        return page.xhtml();
    }

    private void section(String heading, List<String> items, @Nullable String words) {
        if (!items.isEmpty() || words != null) {
            page.section(heading).paragraph(words).list(items);
        }
    }

    private void carePart(CarePart part) {
        String heading = shown.label(part.area() == null ? part.result() : part.area());
        page.part(Dutch.capital(heading));
        if (!heading.equals(part.result())) {
            page.paragraph("Resultaat: " + part.result());
        }
        // A draft takes the words of the municipality's plan over: the client need not read them twice.
        if (part.municipalResult() != null && !part.municipalResult().equals(part.result())) {
            page.paragraph("Hoort bij dit resultaat van de gemeente: " + part.municipalResult());
        }
        if (!part.goals().isEmpty()) {
            page.paragraph(part.goals().size() == 1 ? "Uw doel:" : "Uw doelen:").list(part.goals());
        }
        if (!part.activities().isEmpty()) {
            page.table(
                    List.of("Wat wij doen", "Hoe vaak", "Tijd per keer"),
                    part.activities().stream()
                            .map(each -> List.of(
                                    shown.label(each.key()), Dutch.howOften(each.frequency()), Dutch.minutes(each)))
                            .toList());
        }
    }

    private void information(Information told) {
        List<Told> all = List.of(
                new Told("Hoe wij werken", told.execution()),
                new Told("Hoe wij samenwerken met anderen", told.cooperation()),
                new Told("Wat onze medewerkers kunnen", told.expertise()),
                new Told("Als de hulp stopt of niet door kan gaan", told.refusalAndEnding()),
                new Told("Als u een klacht heeft", told.complaints()),
                new Told("Uw rechten en meepraten", told.rights()));
        if (all.stream().anyMatch(each -> each.words() != null) || told.phone() != null || told.email() != null) {
            page.section("Wat u moet weten");
            all.stream()
                    .filter(each -> each.words() != null)
                    .forEach(each -> page.part(each.heading()).paragraph(each.words()));
        }
        if (told.phone() != null || told.email() != null) {
            page.part("Zo bereikt u ons");
            page.facts(List.of(
                    new Fact("Telefoon", told.phone() == null ? null : told.phone() + " (van 8.00 tot 17.00 uur)"),
                    new Fact("E-mail", told.email())));
        }
    }

    private record Told(String heading, @Nullable String words) {}

    private String state() {
        return switch (plan.state()) {
            case DRAFT -> "concept";
            case PRESENTED ->
                plan.consentedAt() == null ? "wacht op uw instemming" : "wacht op de handtekening van ons";
            case SIGNED -> "getekend op " + Dutch.of(Objects.requireNonNull(plan.signedAt()));
            case REFUSED -> "niet mee ingestemd";
            case SUPERSEDED -> "vervangen door een nieuwere versie";
        };
    }

    private void consent() {
        page.section("Instemming");
        List<Consent> counted = file.consents().stream()
                .filter(each -> each.effect() == Consent.Effect.CONSENTS || each.effect() == Consent.Effect.REFUSES)
                .toList();
        if (counted.isEmpty() && plan.state() == PlanState.PRESENTED) {
            page.paragraph(
                            "Bent u het eens met dit plan? Zet dan hier uw handtekening. Vertegenwoordigt u iemand? Schrijf"
                                    + " dan ook op wie u bent, bijvoorbeeld dochter of curator.")
                    .room(List.of("Uw naam", "Wie u bent", "Datum", "Uw handtekening"));
        }
        counted.forEach(each -> {
            page.facts(facts(each));
            signature(each.given());
        });
        if (plan.providerSignedAt() != null) {
            page.facts(List.of(
                    new Fact("Getekend namens", shown.provider()),
                    new Fact("Door", file.signedBy()),
                    new Fact("Wanneer", Dutch.of(plan.providerSignedAt()))));
        }
        boolean agreed = plan.consentedAt() != null && plan.state() != PlanState.REFUSED;
        page.small((agreed ? "U stemt in met precies deze tekst." : "Dit gaat over precies deze tekst.")
                + " Het kenmerk daarvan is (SHA-256): " + broken(plan.hash()));
    }

    /** What was drawn on the phone. A photo of a paper is not repeated here: the paper itself is the document. */
    private void signature(Consent.Given given) {
        if (given.file() != null && given.way().file() == BlobKind.SIGNATURE) {
            images.apply(given.file())
                    .filter(image -> PRINTED.contains(image.mediaType()))
                    .ifPresent(image ->
                            page.image(image.mediaType(), image.bytes(), "De handtekening van " + given.name()));
        }
    }

    private static List<Fact> facts(Consent consent) {
        Consent.Given given = consent.given();
        List<Fact> facts = new ArrayList<>(List.of(
                new Fact(given.way() == Consent.Way.REFUSED ? "Niet ingestemd door" : "Ingestemd door", given.name()),
                new Fact("Rol", given.capacityOrClient()),
                new Fact("Hoe", given.way().dutch()),
                new Fact("Wanneer", Dutch.of(consent.givenAt()))));
        Stream.of(
                        Optional.ofNullable(given.witness()).map(text -> new Fact("Getuige", text)),
                        Optional.ofNullable(given.reason()).map(text -> new Fact("Reden", text)),
                        Optional.ofNullable(given.file()).map(hash -> new Fact("Bestand", broken(hash))))
                .flatMap(Optional::stream)
                .forEach(facts::add);
        return facts;
    }

    /** In groups of eight, so that it can be read aloud and fits on a line. */
    private static String broken(@Nullable String hash) {
        return String.valueOf(hash).replaceAll("(.{8})(?=.)", "$1 ");
    }
}
