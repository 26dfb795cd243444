package nl.ronde.client;

import java.time.LocalDate;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a person from the municipality, or as entered by hand.
 *
 * @param nameUse iWmo NaamGebruik: how the own and the partner's name are combined
 * @param birthDateUse iWmo DatumGebruik: 1 day unknown, 2 day and month unknown, 3 all unknown
 * @param gender iWmo Geslacht: 0 unknown, 1 male, 2 female
 */
public record Person(
        String familyName,
        @Nullable String familyPrefix,
        @Nullable String partnerName,
        @Nullable String partnerPrefix,
        @Nullable String initials,
        @Nullable String givenNames,
        @Nullable String nameUse,
        @Nullable LocalDate birthDate,
        @Nullable String birthDateUse,
        @Nullable String gender,
        @Nullable Address address,
        @Nullable String phone,
        @Nullable String email) {

    /** Where the person lives. */
    public record Address(
            @Nullable String street,
            @Nullable Integer houseNumber,
            @Nullable String houseLetter,
            @Nullable String houseAddition,
            @Nullable String postcode,
            @Nullable String city) {}

    /** An address without anything in it, for a person whose address is not known. */
    static final Address NO_ADDRESS = new Address(null, null, null, null, null, null);

    Address addressOrNone() {
        return address == null ? NO_ADDRESS : address;
    }

    /** Refuses a birth date that no client can have. */
    void requireSensible(LocalDate today) {
        if (birthDate != null && (birthDate.isAfter(today) || !AmsterdamTime.inRange(birthDate))) {
            throw CommonProblem.INVALID_REQUEST.refuse("Deze geboortedatum kan niet.", "/person/birthDate");
        }
    }

    @Override
    public String toString() {
        return "Person[…]";
    }
}
