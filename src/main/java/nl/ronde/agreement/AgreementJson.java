package nl.ronde.agreement;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import nl.ronde.calendar.CarePeriod;
import org.jspecify.annotations.Nullable;

/** Agreements and periods as the contract shows them. */
final class AgreementJson {
    private AgreementJson() {}

    record CarePeriodJson(
            int isoYear, int period, LocalDate firstDay, LocalDate lastDay, int weeks, int firstWeek, int lastWeek) {
        static CarePeriodJson of(CarePeriod period) {
            return new CarePeriodJson(
                    period.isoYear(),
                    period.period(),
                    period.firstDay(),
                    period.lastDay(),
                    period.weeks(),
                    period.firstWeek(),
                    period.lastWeek());
        }
    }

    record ListJson(List<SummaryJson> items) {}

    record SummaryJson(
            String id,
            String name,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            List<Agreement.Municipality> municipalities,
            boolean delivered,
            @Nullable Boolean cakExport) {
        static SummaryJson of(Agreement agreement, Optional<ProviderAgreement> own) {
            return new SummaryJson(
                    agreement.id(),
                    agreement.name(),
                    agreement.validFrom(),
                    agreement.validUntil().orElse(null),
                    agreement.municipalities(),
                    own.isPresent(),
                    own.map(ProviderAgreement::cakExport).orElse(null));
        }
    }

    record DeliveryJson(String agreement, int version, boolean cakExport) {
        static DeliveryJson of(ProviderAgreement own) {
            return new DeliveryJson(own.agreementId(), own.version(), own.cakExport());
        }
    }

    record DetailsJson(
            String id,
            String name,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            String citation,
            List<Agreement.Municipality> municipalities,
            @Nullable DeliveryJson delivery,
            Agreement.Labels labels,
            Agreement.DataProtection dataProtection,
            PeriodsJson periods,
            SettingsJson settings,
            List<ProductJson> products,
            List<TariffJson> tariffs,
            @Nullable Catalogue catalogue,
            List<TermJson> terms,
            List<TermJson> houseTerms) {
        static DetailsJson of(Agreement agreement, Agreements agreements, Optional<ProviderAgreement> own) {
            return new DetailsJson(
                    agreement.id(),
                    agreement.name(),
                    agreement.validFrom(),
                    agreement.validUntil().orElse(null),
                    agreement.citation(),
                    agreement.municipalities(),
                    own.map(DeliveryJson::of).orElse(null),
                    agreement.labels(),
                    agreement.dataProtection(),
                    PeriodsJson.of(agreement.periods()),
                    SettingsJson.of(agreements.settings(agreement.id())),
                    agreement.products().stream().map(ProductJson::of).toList(),
                    agreement.tariffs().stream().map(TariffJson::of).toList(),
                    agreement.catalogue().orElse(null),
                    agreement.terms().stream().map(TermJson::of).toList(),
                    agreements.house().terms().stream().map(TermJson::of).toList());
        }
    }

    record PeriodsJson(String invoice, String cakHours, String declaration, String citation) {
        static PeriodsJson of(Agreement.Periods periods) {
            return new PeriodsJson(
                    word(periods.invoice()), word(periods.cakHours()), word(periods.declaration()), periods.citation());
        }

        private static String word(PeriodKind kind) {
            return switch (kind) {
                case FOUR_WEEKS -> "fourWeeks";
                case CALENDAR_MONTH -> "calendarMonth";
            };
        }
    }

    record SettingsJson(int missingCheckOutAfterHours, int deviationToleranceMinutes, String noShow, String citation) {
        static SettingsJson of(Settings settings) {
            String noShow = switch (settings.noShow()) {
                case NOT_CHARGED -> "notCharged";
                case PLANNED_TIME_CHARGED -> "plannedTimeCharged";
            };
            return new SettingsJson(
                    settings.missingCheckOutAfterHours(),
                    settings.deviationToleranceMinutes(),
                    noShow,
                    settings.citation());
        }
    }

    record ProductJson(
            String category,
            String code,
            String name,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            String citation) {
        static ProductJson of(Product product) {
            return new ProductJson(
                    product.category(),
                    product.code(),
                    product.name(),
                    product.validFrom(),
                    product.validUntil().orElse(null),
                    product.citation());
        }
    }

    record TariffJson(
            String productCode,
            int cents,
            Tariff.Unit per,
            boolean vatIncluded,
            LocalDate validFrom,
            @Nullable LocalDate validUntil,
            String citation) {
        static TariffJson of(Tariff tariff) {
            return new TariffJson(
                    tariff.productCode(),
                    tariff.cents(),
                    tariff.per(),
                    tariff.vatIncluded(),
                    tariff.validFrom(),
                    tariff.validUntil().orElse(null),
                    tariff.citation());
        }
    }

    record TermJson(
            String kind,
            @Nullable String variant,
            @Nullable String term,
            boolean atOnce,
            @Nullable String hardLimit,
            String trigger,
            String metBy,
            String citation,
            TermSource source,
            @Nullable String quote,
            @Nullable String note,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil) {
        static TermJson of(TermRule rule) {
            return new TermJson(
                    rule.kind().code(),
                    rule.variant().orElse(null),
                    rule.term().map(TermText::of).orElse(null),
                    rule.atOnce() || rule.term().equals(Optional.of(nl.ronde.calendar.Term.atOnce())),
                    rule.hardLimit().map(TermText::of).orElse(null),
                    rule.trigger().nl(),
                    rule.metBy(),
                    rule.citation(),
                    rule.source(),
                    rule.quote().orElse(null),
                    rule.note().orElse(null),
                    rule.validFrom().orElse(null),
                    rule.validUntil().orElse(null));
        }
    }
}
