package nl.ronde.complaint;

/** A calendar year is over under an agreement of the provider: its complaints are to be reported. Told again harmlessly. */
public record YearEnded(String agreementId, int year) {}
