package nl.ronde.staff;

import java.time.LocalDate;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** What every date that the office enters must be. */
final class Days {
    private Days() {}

    /** Refuses a day that is a typing error: before 1900 or after 2199. */
    static void requireInRange(@Nullable LocalDate day, String field) {
        if (day != null && !AmsterdamTime.inRange(day)) {
            throw CommonProblem.INVALID_REQUEST.refuse("Dit jaar kan niet kloppen.", field);
        }
    }

    /** Refuses something that is recorded as done but has a day after today. */
    static void requireDone(LocalDate day, LocalDate today, String field) {
        requireInRange(day, field);
        if (day.isAfter(today)) {
            throw StaffProblem.DATE_IN_FUTURE.refuse(StaffProblem.DATE_IN_FUTURE.title(), field);
        }
    }

    /** Refuses a period that ends before it begins. */
    static void requireOrder(LocalDate first, @Nullable LocalDate last, String lastField) {
        requireInRange(first, lastField);
        requireInRange(last, lastField);
        if (last != null && last.isBefore(first)) {
            throw StaffProblem.ENDS_BEFORE_BEGIN.refuse(StaffProblem.ENDS_BEFORE_BEGIN.title(), lastField);
        }
    }
}
