package nl.ronde.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.agreement.TermTrigger;
import org.jspecify.annotations.Nullable;

/**
 * A term that is to begin.
 *
 * @param variant which form, where the kind has more than one (the house standard's {@code sign} of {@code support-plan})
 * @param agreementId null where no agreement covers the subject: the house standard holds
 * @param label by what people tell this subject from others, in Dutch ("toewijzing 1001", "vierweekse periode 2026-5"); never
 *     a name of a person
 * @param clientId the client it concerns, if any
 * @param triggerAt what starts it; for a date, the start of that day in Amsterdam
 * @param own a date that the assignment itself sets; it comes before every rule, or shortens it
 * @param shortNotice a last day for where the rule's own comes too soon after it could be known
 * @param because why it counts from this moment and not from the one that the rule names; Dutch, a sentence
 */
public record Opening(
        TermKind kind,
        @Nullable String variant,
        @Nullable String agreementId,
        Subject subject,
        @Nullable String label,
        @Nullable UUID clientId,
        Instant triggerAt,
        @Nullable OwnDate own,
        @Nullable ShortNotice shortNotice,
        @Nullable String because) {

    /**
     * To the microsecond, as it is stored.
     *
     * @throws IllegalArgumentException when the trigger lies outside the days that are calculated with
     */
    public Opening {
        triggerAt = TermTrigger.at(triggerAt).at();
    }

    /** A term without further particulars. */
    public static Opening of(
            TermKind kind, @Nullable String agreementId, Subject subject, @Nullable UUID clientId, Instant triggerAt) {
        return new Opening(kind, null, agreementId, subject, null, clientId, triggerAt, null, null, null);
    }

    /** The same in this form. */
    public Opening inVariant(String name) {
        return new Opening(kind, name, agreementId, subject, label, clientId, triggerAt, own, shortNotice, because);
    }

    /** The same with a word for its subject; null for none. */
    public Opening labelled(@Nullable String text) {
        return new Opening(kind, variant, agreementId, subject, text, clientId, triggerAt, own, shortNotice, because);
    }

    /** The same with the reason why it counts from this moment. */
    public Opening countingBecause(@Nullable String reason) {
        return new Opening(kind, variant, agreementId, subject, label, clientId, triggerAt, own, shortNotice, reason);
    }

    /** The same with the last day that the assignment itself sets. */
    public Opening until(LocalDate lastDay, String citation) {
        return dated(new OwnDate(lastDay, citation, false));
    }

    /** The same with a last day that was agreed, where that is earlier than what the rule says. */
    public Opening notAfter(LocalDate lastDay, String citation) {
        return dated(new OwnDate(lastDay, citation, true));
    }

    /** The same by the rule alone. */
    Opening byRule() {
        return dated(null);
    }

    private Opening dated(@Nullable OwnDate date) {
        return new Opening(kind, variant, agreementId, subject, label, clientId, triggerAt, date, shortNotice, because);
    }

    /** The same with a last day for where the rule's own lies before it. */
    public Opening orOnShortNotice(@Nullable ShortNotice notice) {
        return new Opening(kind, variant, agreementId, subject, label, clientId, triggerAt, own, notice, because);
    }

    /**
     * A date of the assignment's own.
     *
     * @param lastDay the last day on which it is in time, Amsterdam date
     * @param citation where it stands, such as "Besluit van 3 januari 2026"
     * @param shortens whether it holds only where it is earlier than the rule's
     */
    public record OwnDate(LocalDate lastDay, String citation, boolean shortens) {}

    /**
     * What holds where a term that counts back ends before anybody could know of it and act.
     *
     * @param lastDay the last day on which it is in time then, Amsterdam date
     * @param because Dutch, a sentence
     */
    public record ShortNotice(LocalDate lastDay, String because) {}
}
