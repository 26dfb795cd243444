package nl.ronde.mail;

import nl.ronde.platform.problem.Problem;

/** What mail refuses. */
public enum MailProblem implements Problem {
    ADDRESS_INVALID("mail-address-invalid", 422, "Dit is geen e-mailadres waar post heen kan."),
    SUBJECT_INVALID("mail-subject-invalid", 422, "Het onderwerp van deze e-mail moet één regel zijn."),
    ATTACHMENT_INVALID("mail-attachment-invalid", 422, "De naam of de soort van een bijlage klopt niet."),
    TOO_LARGE("mail-too-large", 422, "Deze e-mail is te groot voor een mailserver (hooguit 20 MB met bijlagen)."),
    NOT_ACCEPTED("mail-not-accepted", 409, "Deze e-mail is nog niet weg, of is al teruggekomen."),
    NOT_RETURNED("mail-not-returned", 409, "Deze e-mail is niet teruggekomen."),
    ALREADY_RESENT("mail-already-resent", 409, "Deze e-mail is al opnieuw verstuurd.");

    private final Entry entry;

    MailProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
