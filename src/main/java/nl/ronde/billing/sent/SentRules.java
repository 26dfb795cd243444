package nl.ronde.billing.sent;

import java.time.Instant;
import java.time.LocalDate;
import nl.ronde.agreement.ProviderAgreement;
import nl.ronde.agreement.ProviderAgreements;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.CarePeriod;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;

/** What every record of something sent must answer to: an own agreement, a period that is over, a moment that has been. */
final class SentRules {
    private final ProviderAgreements providerAgreements;
    private final BusinessClock clock;

    SentRules(ProviderAgreements providerAgreements, BusinessClock clock) {
        this.providerAgreements = providerAgreements;
        this.clock = clock;
    }

    ProviderAgreement own(Tx tx, String agreementId) {
        return providerAgreements
                .find(tx, agreementId)
                .orElseThrow(() -> SentProblem.AGREEMENT_NOT_DELIVERED.refuse(
                        SentProblem.AGREEMENT_NOT_DELIVERED.title(), "/agreement"));
    }

    /** The period, refused while it lasts at this moment. */
    static CarePeriod over(int isoYear, int number, Instant at) {
        CarePeriod period = CarePeriod.of(isoYear, number);
        if (!AmsterdamTime.dateOf(at).isAfter(period.lastDay())) {
            throw SentProblem.PERIOD_NOT_ENDED.refuse(
                    "Deze periode loopt tot en met " + DutchMoment.day(period.lastDay()) + ".", "/period");
        }
        return period;
    }

    /** The moment in microseconds, refused where it is still to come. */
    Instant past(Instant at, String field) {
        Instant moment = AmsterdamTime.toMicroseconds(at);
        if (moment.isAfter(clock.instant())) {
            throw SentProblem.SENT_IN_FUTURE.refuse(SentProblem.SENT_IN_FUTURE.title(), field);
        }
        return moment;
    }

    LocalDate today() {
        return AmsterdamTime.dateOf(clock.instant());
    }

    Instant now() {
        return clock.instant();
    }
}
