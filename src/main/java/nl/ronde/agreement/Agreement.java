package nl.ronde.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * A contract with one or more municipalities: everything that differs from contract to contract, as data with citations.
 *
 * @param id stable, for contract and database: {@code kampen-hh1-2018}
 * @param name Dutch
 * @param validFrom first day
 * @param validUntil last day; absent: no end known
 * @param citation the article on its duration
 * @param municipalities the clients' municipalities that it covers
 * @param labels what the two plans are called here
 * @param dataProtection the provider's role under the GDPR
 * @param periods the periods of its outputs
 * @param cakExport whether hours go to the CAK
 * @param settings absent: those of the house standard; ask {@link Agreements#settings}
 * @param products what it buys
 * @param tariffs what it pays, by date
 * @param catalogue result areas and activities; absent where it has none of ours
 * @param plan what it demands of the support plan; absent: {@link PlanDemands#HOUSE}; ask {@link Agreements#planDemands}
 * @param staff what it demands of who goes to its clients; absent: nothing; ask {@link Agreements#staffDemands}
 * @param terms its term rules; ask {@link Agreements#termRule}
 */
public record Agreement(
        String id,
        String name,
        LocalDate validFrom,
        Optional<LocalDate> validUntil,
        String citation,
        List<Municipality> municipalities,
        Labels labels,
        DataProtection dataProtection,
        Periods periods,
        CakExport cakExport,
        Optional<Settings> settings,
        List<Product> products,
        List<Tariff> tariffs,
        Optional<Catalogue> catalogue,
        Optional<PlanDemands> plan,
        Optional<StaffDemands> staff,
        List<TermRule> terms) {

    /** Refuses an agreement that is not complete or contradicts itself. */
    public Agreement {
        if (!Required.text(id, "id").matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("id must be lower case words with hyphens: " + id);
        }
        Required.text(name, "name");
        Required.value(validFrom, "validFrom");
        Required.text(citation, "citation");
        municipalities = Required.list(municipalities, "municipalities");
        if (municipalities.isEmpty()) {
            throw new IllegalArgumentException("municipalities is empty");
        }
        Required.value(labels, "labels");
        Required.value(dataProtection, "dataProtection");
        Required.value(periods, "periods");
        Required.value(cakExport, "cakExport");
        products = Required.list(products, "products");
        tariffs = Required.list(tariffs, "tariffs");
        requireTariffsFit(products, tariffs);
        terms = TermRules.checked(terms, source -> source != TermSource.HOUSE);
    }

    /** Whether it covers clients of the municipality with this CBS code. */
    public boolean covers(String municipalityCode) {
        return municipalities.stream().anyMatch(m -> m.code().equals(municipalityCode));
    }

    /** Whether it is in force on the date. */
    public boolean inForceOn(LocalDate date) {
        return new Validity(Optional.of(validFrom), validUntil).contains(date);
    }

    /** The product with this category and code on the date; empty: not bought (iWmo TR381). */
    public Optional<Product> product(String category, String code, LocalDate date) {
        return products.stream()
                .filter(p -> p.category().equals(category) && p.code().equals(code))
                .filter(p -> p.validity().contains(date))
                .findFirst();
    }

    /** What is paid for the product when it is delivered on the date. */
    public Optional<Tariff> tariff(String productCode, LocalDate date) {
        return tariffs.stream()
                .filter(t -> t.productCode().equals(productCode) && t.validity().contains(date))
                .findFirst();
    }

    private static void requireTariffsFit(List<Product> products, List<Tariff> tariffs) {
        var codes = new HashSet<String>();
        products.forEach(product -> codes.add(product.code()));
        for (var i = 0; i < tariffs.size(); i++) {
            var tariff = tariffs.get(i);
            if (!codes.contains(tariff.productCode())) {
                throw new IllegalArgumentException("a tariff for a product that is not there: " + tariff.productCode());
            }
            for (var later : tariffs.subList(i + 1, tariffs.size())) {
                if (tariff.productCode().equals(later.productCode())
                        && tariff.validity().overlaps(later.validity())) {
                    throw new IllegalArgumentException("two tariffs at once for " + tariff.productCode());
                }
            }
        }
    }

    /**
     * A municipality of the agreement.
     *
     * @param code four digits of the CBS, leading zero kept
     * @param name Dutch
     * @param citation where it is named
     */
    public record Municipality(String code, String name, String citation) {
        /** Refuses what is no CBS code. */
        public Municipality {
            if (!Required.text(code, "municipality.code").matches("[0-9]{4}")) {
                throw new IllegalArgumentException("municipality.code must be four digits: " + code);
            }
            Required.text(name, "municipality.name");
            Required.text(citation, "municipality.citation");
        }
    }

    /**
     * What the two plans are called in this agreement; others use the same words the other way round.
     *
     * @param supportPlan the plan of provider and client
     * @param municipalPlan the plan of municipality and client
     * @param citation the article
     */
    public record Labels(String supportPlan, String municipalPlan, String citation) {
        /** Refuses missing words. */
        public Labels {
            Required.text(supportPlan, "labels.supportPlan");
            Required.text(municipalPlan, "labels.municipalPlan");
            Required.text(citation, "labels.citation");
        }
    }

    /**
     * The provider's role under the GDPR, which decides whom it tells of a breach.
     *
     * @param role processor or controller
     * @param citation the article
     */
    public record DataProtection(Role role, String citation) {
        /** Refuses a missing role. */
        public DataProtection {
            Required.value(role, "dataProtection.role");
            Required.text(citation, "dataProtection.citation");
        }

        /** The provider's role. */
        public enum Role {
            /** It works for the municipality, which is told. */
            @JsonProperty("processor")
            PROCESSOR,
            /** It answers for its own processing and tells the authority itself. */
            @JsonProperty("controller")
            CONTROLLER
        }
    }

    /**
     * The periods of the outputs.
     *
     * @param invoice of the collective invoice
     * @param cakHours of the CAK file
     * @param declaration of the iWmo 323
     * @param citation the articles
     */
    public record Periods(PeriodKind invoice, PeriodKind cakHours, PeriodKind declaration, String citation) {
        /** Refuses a missing kind. */
        public Periods {
            Required.value(invoice, "periods.invoice");
            Required.value(cakHours, "periods.cakHours");
            Required.value(declaration, "periods.declaration");
            Required.text(citation, "periods.citation");
        }
    }

    /**
     * Whether the hours of each period go to the CAK.
     *
     * @param enabled switched per agreement
     * @param citation the article
     */
    public record CakExport(boolean enabled, String citation) {
        /** Refuses a missing citation. */
        public CakExport {
            Required.text(citation, "cakExport.citation");
        }
    }
}
