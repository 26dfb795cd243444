package nl.ronde.billing.sent;

/** The auditor's statement over a year is not needed: the turnover was below the limit of the agreement. */
public record StatementNotDue(String agreementId, int year, String reason) {}
