package nl.ronde.obligation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.ronde.identity.Addressees;
import nl.ronde.mail.Outbox;
import nl.ronde.mail.OutgoingMail;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.text.Template;

/**
 * The mail to team leads about a term that cannot wait, at any hour: one each when it begins, when its limit comes near and when
 * it is overdue.
 */
final class UrgentMail {
    static final String URGENT = "term-urgent";
    static final String OVERDUE = "term-overdue";

    private final Template urgent = Template.load("mail/term-urgent.txt");
    private final Template overdue = Template.load("mail/term-overdue.txt");
    private final TermWords words;
    private final Addressees addressees;
    private final Outbox outbox;
    private final Optional<String> publicUrl;

    /** @param publicUrl where this server is reached, without a slash at its end */
    UrgentMail(TermWords words, Addressees addressees, Outbox outbox, Optional<String> publicUrl) {
        this.words = words;
        this.addressees = addressees;
        this.outbox = outbox;
        this.publicUrl = publicUrl;
    }

    void queue(Tx tx, Obligation term, Urgency urgency, Instant now) {
        boolean late = urgency == Urgency.OVERDUE;
        String body = (late ? overdue : urgent)
                .fill(Map.of(
                        "what", words.what(term),
                        "until", words.until(term, now),
                        "citation", term.promise().citation(),
                        "metBy", term.promise().metBy(),
                        "where", where(publicUrl, term)));
        String subject = (late ? "Ronde: te laat: " : "Ronde: dit moet direct: ") + words.what(term);
        for (Addressees.Addressee each : addressees.all(tx)) {
            if (each.roles().contains(Role.TEAM_LEAD)) {
                outbox.queue(
                        tx,
                        new OutgoingMail(
                                late ? OVERDUE : URGENT,
                                each.email(),
                                subject,
                                body,
                                "obligation",
                                term.id(),
                                List.of()),
                        null);
            }
        }
    }

    /** Where to look: the address of the term, or its id where this server's own address is not known. */
    static String where(Optional<String> publicUrl, Obligation term) {
        return publicUrl.map(url -> url + "/v1/obligations/" + term.id()).orElse("Termijn " + term.id());
    }
}
