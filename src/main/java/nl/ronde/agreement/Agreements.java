package nl.ronde.agreement;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * All agreements and the house standard, read and checked once at the start. Unchangeable. Two agreements with different
 * terms run side by side.
 */
public final class Agreements {
    private static final String HOUSE = "/agreements/house-standard.yaml";
    private static final List<String> FILES =
            List.of("/agreements/kampen-hh1-2018.yaml", "/agreements/maastricht-dvo-2018.yaml");

    private final HouseStandard house;
    private final Map<String, Agreement> byId = new LinkedHashMap<>();

    Agreements(HouseStandard house, List<Agreement> agreements) {
        this.house = house;
        for (var agreement : agreements) {
            if (byId.put(agreement.id(), agreement) != null) {
                throw new IllegalStateException("Two agreements are called " + agreement.id());
            }
        }
    }

    /**
     * Reads the data files.
     *
     * @throws IllegalStateException when a file is missing or wrong; the start must stop, the message says where
     */
    public static Agreements load() {
        return new Agreements(
                AgreementFiles.resource(HOUSE, HouseStandard.class),
                FILES.stream()
                        .map(file -> AgreementFiles.resource(file, Agreement.class))
                        .toList());
    }

    /** All agreements, in a fixed order. */
    public List<Agreement> list() {
        return List.copyOf(byId.values());
    }

    /** The agreement with this id. */
    public Optional<Agreement> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /**
     * The agreement with this id.
     *
     * @throws NoSuchElementException when there is none
     */
    public Agreement get(String id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("No agreement " + id));
    }

    /** What the provider asks of itself where an agreement is silent. */
    public HouseStandard house() {
        return house;
    }

    /** The settings of the agreement, or those of the house standard where it has none. */
    public Settings settings(String agreementId) {
        return get(agreementId).settings().orElse(house.settings());
    }

    /** What the support plan must be under this agreement, or by the house standard where there is none. */
    public PlanDemands planDemands(@Nullable String agreementId) {
        return agreementId == null ? PlanDemands.HOUSE : get(agreementId).plan().orElse(PlanDemands.HOUSE);
    }

    /** What this agreement demands of who goes to its clients; nothing where there is none. */
    public StaffDemands staffDemands(@Nullable String agreementId) {
        return agreementId == null
                ? StaffDemands.NONE
                : get(agreementId).staff().orElse(StaffDemands.NONE);
    }

    /** The agreements that make this demand. */
    public List<String> demanding(Function<StaffDemands, Optional<StaffDemands.Demand>> demand) {
        return byId.values().stream()
                .filter(each -> each.staff().flatMap(demand).isPresent())
                .map(Agreement::id)
                .toList();
    }

    /**
     * The rule that gives the term: the agreement with its appendices first, then the house standard. Each file says
     * which of agreement and appendix holds, since an appendix goes first there (DVO 3.1). What an assignment itself sets
     * goes before all of them and is for the caller to ask first (Kampen B2 1.9a, DVO 11.3).
     *
     * @param variant for a kind that has more than one rule; empty for the usual one
     * @param triggerDate the rule of the trigger's day holds
     * @return a rule that has a term; empty where neither has one
     * @throws NoSuchElementException when there is no such agreement
     */
    public Optional<TermRule> termRule(
            String agreementId, TermKind kind, Optional<String> variant, LocalDate triggerDate) {
        var ofAgreement = agreementRule(agreementId, kind, variant, triggerDate);
        return ofAgreement
                .filter(rule -> rule.term().isPresent())
                .or(() -> houseRule(kind, variant, triggerDate))
                .or(() -> ofAgreement.flatMap(rule -> houseRule(kind, Optional.empty(), triggerDate)));
    }

    /** The same for a kind by its code; empty also where there is no such kind. */
    public Optional<TermRule> termRule(
            String agreementId, String kindCode, Optional<String> variant, LocalDate triggerDate) {
        get(agreementId);
        return TermKind.find(kindCode).flatMap(kind -> termRule(agreementId, kind, variant, triggerDate));
    }

    /** What the agreement itself says, also where it names the duty without a term. */
    public Optional<TermRule> agreementRule(
            String agreementId, TermKind kind, Optional<String> variant, LocalDate triggerDate) {
        return get(agreementId).terms().stream()
                .filter(rule -> rule.answers(kind, variant, triggerDate))
                .findFirst();
    }

    /**
     * The agreement's own rule where it names a duty but no term, so that the house standard's holds: the term is the
     * provider's own, the duty is not.
     *
     * @param agreementId null where no agreement covers the subject
     * @param answer the rule that gave the term
     * @param variant the one that was asked for
     */
    public Optional<TermRule> dutyWithoutTerm(
            @Nullable String agreementId, TermRule answer, Optional<String> variant, LocalDate triggerDate) {
        return agreementId == null || answer.source() != TermSource.HOUSE
                ? Optional.empty()
                : agreementRule(agreementId, answer.kind(), variant, triggerDate);
    }

    /** What the provider asks of itself, whatever an agreement says: a worker's VOG, for example, serves under all of them. */
    public Optional<TermRule> houseRule(TermKind kind, Optional<String> variant, LocalDate triggerDate) {
        return house.terms().stream()
                .filter(rule -> rule.answers(kind, variant, triggerDate))
                .findFirst();
    }

    /**
     * Whom of the municipality to tell or consult so that the duty is met: any of these. Empty where the agreement names
     * nobody: anybody of the municipality will do.
     */
    public Set<MunicipalParty> consults(String agreementId, TermKind kind, LocalDate triggerDate) {
        return agreementRule(agreementId, kind, Optional.empty(), triggerDate)
                .flatMap(TermRule::consults)
                .orElse(Set.of());
    }

    /**
     * Who must be told to meet a duty to report: as the agreement says, also where the term is the house standard's; else as
     * the house standard says. One of them suffices.
     *
     * @param agreementId null where no agreement covers the subject
     * @return empty where the duty is not one to report
     */
    public Set<ReportRecipient> reportedTo(@Nullable String agreementId, TermKind kind, LocalDate triggerDate) {
        Optional<TermRule> ofAgreement = agreementId == null
                ? Optional.empty()
                : agreementRule(agreementId, kind, Optional.empty(), triggerDate);
        return ofAgreement
                .flatMap(TermRule::reportedTo)
                .or(() -> houseRule(kind, Optional.empty(), triggerDate).flatMap(TermRule::reportedTo))
                .orElse(Set.of());
    }
}
