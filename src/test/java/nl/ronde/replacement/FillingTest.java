package nl.ronde.replacement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.visit.NotDelivered.Account;
import nl.ronde.visit.VisitStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a need is filled (DVO 11.11): the rule of {@link Filling}, line by line. */
class FillingTest {
    private static final UUID ABSENT = new UUID(0, 1);
    private static final UUID OTHER = new UUID(0, 2);
    private static final Instant BEGIN = Instant.parse("2026-02-02T08:00:00Z");
    private static final Instant AGREED = Instant.parse("2026-02-01T08:00:00Z");

    private static NeedVisit visit(
            VisitStatus status,
            @Nullable UUID worker,
            boolean away,
            @Nullable Instant agreed,
            boolean byOffer,
            @Nullable Instant assigned,
            @Nullable Account account) {
        return new NeedVisit(
                UUID.randomUUID(),
                LocalDate.of(2026, 2, 2),
                BEGIN,
                BEGIN.plusSeconds(3600),
                status,
                account,
                worker,
                away,
                true,
                agreed,
                byOffer,
                assigned,
                true,
                false);
    }

    @ParameterizedTest
    @CsvSource({
        "VACANT, , false, false, , unfilled",
        "PLANNED, absent, true, false, , unfilled",
        "PLANNED, absent, false, false, , returned",
        "PLANNED, other, false, false, , unfilled",
        "PLANNED, other, false, true, , filled",
        "PLANNED, other, true, true, , unfilled",
        "UNDER_WAY, other, false, false, , filled",
        "COMPLETED, other, true, false, , filled",
        "COMPLETED, absent, true, false, , returned",
        "NOT_DELIVERED, absent, true, false, PROVIDER, missed",
        "NOT_DELIVERED, other, false, true, PROVIDER, missed",
        "NOT_DELIVERED, other, false, true, CLIENT, filled",
        "NOT_DELIVERED, other, false, false, CLIENT, none",
        "NOT_DELIVERED, absent, false, true, CLIENT, none",
        "CANCELLED, other, false, true, , none"
    })
    void a_visit_stands_in_one_place(
            VisitStatus status, String who, boolean away, boolean agreed, Account account, String where) {
        UUID worker = who == null ? null : who.equals("absent") ? ABSENT : OTHER;
        Filling filling =
                Filling.of(List.of(visit(status, worker, away, agreed ? AGREED : null, false, null, account)), ABSENT);
        assertThat(filling.filled().size()).isEqualTo(where.equals("filled") ? 1 : 0);
        assertThat(filling.unfilled().size()).isEqualTo(where.equals("unfilled") ? 1 : 0);
        assertThat(filling.returned().size()).isEqualTo(where.equals("returned") ? 1 : 0);
        assertThat(filling.missed().size()).isEqualTo(where.equals("missed") ? 1 : 0);
    }

    @Test
    void a_missed_visit_does_not_block_and_does_not_fill() {
        NeedVisit missed = visit(VisitStatus.NOT_DELIVERED, ABSENT, true, null, false, null, Account.PROVIDER);
        NeedVisit filled = visit(VisitStatus.PLANNED, OTHER, false, AGREED, true, null, null);
        assertThat(Filling.of(List.of(missed), ABSENT).complete()).isFalse();
        assertThat(Filling.of(List.of(missed, filled), ABSENT).complete()).isTrue();
        assertThat(Filling.of(List.of(), ABSENT).complete()).isFalse();
    }

    @Test
    void help_that_ended_needs_nobody_and_a_plain_cancellation_is_no_end() {
        NeedVisit ended = onADayWithoutHelp(VisitStatus.VACANT);
        NeedVisit cancelled = visit(VisitStatus.CANCELLED, ABSENT, true, null, false, null, null);
        NeedVisit delivered = onADayWithoutHelp(VisitStatus.COMPLETED);
        assertThat(Filling.of(List.of(ended), ABSENT).fellAway()).isTrue();
        assertThat(Filling.of(List.of(onADayWithoutHelp(VisitStatus.CANCELLED)), ABSENT)
                        .fellAway())
                .isTrue();
        assertThat(Filling.of(List.of(cancelled), ABSENT).fellAway()).isFalse();
        assertThat(Filling.of(List.of(ended, cancelled), ABSENT).fellAway()).isFalse();
        assertThat(Filling.of(List.of(ended, delivered), ABSENT).complete()).isTrue();
    }

    private static NeedVisit onADayWithoutHelp(VisitStatus status) {
        return new NeedVisit(
                UUID.randomUUID(),
                LocalDate.of(2026, 2, 2),
                BEGIN,
                BEGIN.plusSeconds(3600),
                status,
                null,
                OTHER,
                false,
                true,
                null,
                false,
                null,
                false,
                false);
    }

    @Test
    void on_the_phone_the_agreement_counts_in_the_office_the_later_of_the_two() {
        Instant later = AGREED.plusSeconds(60);
        assertThat(at(visit(VisitStatus.PLANNED, OTHER, false, AGREED, true, later, null)))
                .isEqualTo(AGREED);
        assertThat(at(visit(VisitStatus.PLANNED, OTHER, false, AGREED, false, later, null)))
                .isEqualTo(later);
        assertThat(at(visit(VisitStatus.PLANNED, OTHER, false, later, false, AGREED, null)))
                .isEqualTo(later);
        assertThat(at(visit(VisitStatus.COMPLETED, OTHER, false, null, false, AGREED, null)))
                .isEqualTo(BEGIN);
        assertThat(at(visit(VisitStatus.COMPLETED, OTHER, false, BEGIN.plusSeconds(60), false, AGREED, null)))
                .isEqualTo(BEGIN);
    }

    private static Instant at(NeedVisit visit) {
        return Filling.of(List.of(visit), ABSENT).filledAt();
    }
}
