package nl.ronde.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import nl.ronde.calendar.Term;
import nl.ronde.calendar.TermUnit;
import org.jspecify.annotations.Nullable;

/**
 * Whom to tell, and how.
 *
 * @param municipalityCode CBS code, four digits
 * @param version rises with every change
 * @param name of the person or the desk
 * @param channel how they want to be told
 * @param formAddress the web page of the form
 * @param workingDays the region's own term to report a calamity, in working days; it never replaces "at once" of the law
 * @param investigation how long the provider's own investigation may take after the report, as the region has it
 * @param termSource where these terms stand
 */
public record AgreementContact(
        String agreementId,
        String municipalityCode,
        ContactRole role,
        int version,
        String name,
        @Nullable String email,
        @Nullable String phone,
        Channel channel,
        @Nullable String formAddress,
        @Nullable Integer workingDays,
        @Nullable Investigation investigation,
        @Nullable String termSource) {

    /** How they want to be told. */
    public enum Channel {
        @JsonProperty("email")
        EMAIL,
        @JsonProperty("form")
        FORM,
        @JsonProperty("phone")
        PHONE
    }

    /** How long the provider's own investigation may take. */
    public record Investigation(int amount, Unit unit) {
        /** The same as a term, counted from the day of the report. */
        public Term term() {
            return Term.of(amount, unit == Unit.WEEKS ? TermUnit.WEEKS : TermUnit.MONTHS);
        }
    }

    /** Regions count in weeks or months. */
    public enum Unit {
        @JsonProperty("weeks")
        WEEKS,
        @JsonProperty("months")
        MONTHS
    }

    /** The region's own term to report; empty where it has none. */
    public Optional<Term> regionTerm() {
        return Optional.ofNullable(workingDays).map(days -> Term.of(days, TermUnit.WORKING_DAYS));
    }

    @Override
    public String toString() {
        return "AgreementContact[" + agreementId + " " + municipalityCode + " " + role + "]";
    }
}
