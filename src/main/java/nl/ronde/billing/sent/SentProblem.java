package nl.ronde.billing.sent;

import nl.ronde.platform.problem.Problem;

/** What the records of what was sent refuse. */
public enum SentProblem implements Problem {
    AGREEMENT_NOT_DELIVERED("agreement-not-delivered", 422, "U levert niet onder deze overeenkomst."),
    PERIOD_NOT_ENDED("period-not-ended", 422, "Deze periode is nog niet voorbij."),
    YEAR_NOT_ENDED("year-not-ended", 422, "Dit jaar is nog niet voorbij."),
    SENT_IN_FUTURE("sent-in-future", 422, "Dit tijdstip ligt in de toekomst."),
    ARRIVED_BEFORE_SENT("arrived-before-sent", 422, "De factuur kan niet zijn ontvangen voordat hij is verstuurd."),
    INVOICE_NUMBER_TAKEN("invoice-number-taken", 409, "Er is al een factuur met dit nummer."),
    INVOICE_WITHDRAWN("invoice-withdrawn", 409, "Deze factuur is ingetrokken."),
    INVOICE_PAID("invoice-paid", 409, "Deze factuur is al betaald."),
    INVOICE_DISPUTED("invoice-disputed", 409, "Deze factuur is al in geschil."),
    INVOICE_NOT_DISPUTED("invoice-not-disputed", 409, "Deze factuur is niet in geschil."),
    BEFORE_INVOICE("before-invoice", 422, "Dit ligt voor het versturen van de factuur."),
    BEFORE_DISPUTE("before-dispute", 422, "Dit ligt voor het begin van het geschil."),
    TOO_MUCH_PAID("too-much-paid", 422, "Er zou meer betaald zijn dan het bedrag van de factuur."),
    CAK_EXPORT_MISSING("cak-export-missing", 409, "Er is voor deze periode nog geen bestand voor het CAK gemaakt."),
    CAK_EXPORT_OFF("cak-export-off", 422, "Voor deze overeenkomst staan de uren voor het CAK uit."),
    STATEMENT_ALWAYS_DUE(
            "statement-always-due",
            422,
            "Deze overeenkomst kent geen grens waaronder de controleverklaring niet nodig is."),
    TURNOVER_TOO_HIGH("turnover-too-high", 422, "Met deze omzet is de controleverklaring wel nodig.");

    private final Entry entry;

    SentProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
