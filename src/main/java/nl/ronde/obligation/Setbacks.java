package nl.ronde.obligation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import nl.ronde.agreement.TermKind;
import nl.ronde.identity.Addressees;
import nl.ronde.mail.Outbox;
import nl.ronde.mail.OutgoingMail;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.text.Template;

/**
 * Tells team leads at once, at any hour, that a report did not arrive: by mail, and by a notice for each term that runs on
 * without it. Whoever sent the report believes that the municipality knows, and the term's own next warning may be a day away.
 */
public final class Setbacks {
    static final String TEMPLATE = "report-returned";

    private final Template text = Template.load("mail/report-returned.txt");
    private final TermWords words;
    private final TellAtOnce tell;
    private final ObligationStore obligations;
    private final Addressees addressees;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Optional<String> publicUrl;

    Setbacks(
            TermWords words,
            TellAtOnce tell,
            ObligationStore obligations,
            Addressees addressees,
            Outbox outbox,
            BusinessClock clock,
            Optional<String> publicUrl) {
        this.words = words;
        this.tell = tell;
        this.obligations = obligations;
        this.addressees = addressees;
        this.outbox = outbox;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    /**
     * Tells them. The mail leaves also where no term waits for the report any more: that it did not arrive is news.
     *
     * @param incident what was reported
     * @param kinds the terms that the report would have met
     */
    public void tell(Tx tx, Subject incident, Collection<TermKind> kinds, Setback setback) {
        Instant now = clock.instant();
        List<Obligation> running = kinds.stream()
                .flatMap(kind -> obligations.lock(tx, kind, null, incident).stream())
                .filter(term -> term.state() == ObligationState.RUNNING)
                .toList();
        running.forEach(term -> tell.tell(tx, Actor.system(tx.providerId(), "mail"), term, setback.cause(), now));
        mail(tx, incident, running, setback, now);
    }

    private void mail(Tx tx, Subject incident, List<Obligation> running, Setback setback, Instant now) {
        String body = text.fill(Map.of(
                "mark", Ids.mark(incident.id()),
                "whom", setback.whom(),
                "sentTo", setback.sentTo(),
                "todo", setback.todo(),
                "until", until(running, now),
                "where",
                        publicUrl
                                .map(url -> url + "/v1/incidents/" + incident.id())
                                .orElse("Incident " + incident.id())));
        for (Addressees.Addressee each : addressees.all(tx)) {
            if (each.roles().contains(Role.TEAM_LEAD)) {
                outbox.queue(
                        tx,
                        new OutgoingMail(
                                TEMPLATE,
                                each.email(),
                                "Ronde: een melding is teruggekomen, doe dit nu (kenmerk " + Ids.mark(incident.id())
                                        + ")",
                                body,
                                "incident",
                                incident.id(),
                                List.of()),
                        null);
            }
        }
    }

    private String until(List<Obligation> running, Instant now) {
        return running.isEmpty()
                ? "Er loopt nu geen termijn die op deze melding wacht."
                : running.stream()
                        .map(term -> "- " + words.what(term) + ". " + words.until(term, now) + " ("
                                + term.promise().citation() + ").")
                        .collect(Collectors.joining("\n"));
    }
}
