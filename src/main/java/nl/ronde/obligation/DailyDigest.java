package nl.ronde.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.calendar.DutchMoment;
import nl.ronde.calendar.QuietHours;
import nl.ronde.calendar.WorkingDays;
import nl.ronde.identity.Addressees;
import nl.ronde.mail.Outbox;
import nl.ronde.mail.OutgoingMail;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.text.Template;

/**
 * The overview of the morning (dagoverzicht): on working days from 07:00 in Amsterdam one mail to every user with an address,
 * about the terms of her roles; a team lead also gets what is overdue with others. Nothing to say is no mail. A server that
 * was away at seven makes it later that day, never after 20:00, and never that of an earlier day; a mail that has not left by
 * 20:00 is given up.
 */
final class DailyDigest {
    static final String NAME = "daily-digest";
    static final String TEMPLATE = "digest";

    /** In one section; the rest is counted. */
    private static final int MOST_LINES = 25;
    /** Further ahead nothing is warned of ({@link WarningPlan}). */
    private static final int DAYS_AHEAD = 60;

    private static final int MOST_TERMS = 5_000;

    private final Template digest = Template.load("mail/digest.txt");
    private final Template item = Template.load("mail/digest-item.txt");
    private final TermWords words;
    private final NoticeStore store;
    private final Addressees addressees;
    private final Outbox outbox;
    private final BusinessClock clock;
    private final Optional<String> publicUrl;

    DailyDigest(
            TermWords words,
            NoticeStore store,
            Addressees addressees,
            Outbox outbox,
            BusinessClock clock,
            Optional<String> publicUrl) {
        this.words = words;
        this.store = store;
        this.addressees = addressees;
        this.outbox = outbox;
        this.clock = clock;
        this.publicUrl = publicUrl;
    }

    void run(Tx tx, Actor system) {
        Instant now = clock.instant();
        LocalDate today = AmsterdamTime.dateOf(now);
        boolean itsTime = WorkingDays.dutch().isWorkingDay(today) && !QuietHours.contains(now);
        if (!itsTime || store.knowsDay(tx, today) || !store.noteDay(tx, today, now)) {
            return;
        }
        List<Addressees.Addressee> all = addressees.all(tx);
        if (all.isEmpty()) {
            return;
        }
        Instant until = AmsterdamTime.startOfDay(AmsterdamTime.plusDays(today, DAYS_AHEAD));
        List<Obligation> running = store.running(tx, until, MOST_TERMS);
        for (Addressees.Addressee each : all) {
            Sections sections = new Sections(now, today);
            running.stream()
                    // Before the many that can wait, so that the limit of a section never hides one that cannot.
                    .sorted(Comparator.comparing(Obligation::cannotWait).reversed())
                    .forEach(term -> sections.add(term, each.roles()));
            if (!sections.isEmpty()) {
                outbox.queueUntil(
                        tx,
                        new OutgoingMail(
                                TEMPLATE,
                                each.email(),
                                sections.subject(),
                                digest.fill(Map.of("date", DutchMoment.of(today), "sections", text(sections, now))),
                                "user",
                                each.userId(),
                                List.of()),
                        QuietHours.beginOn(today));
            }
        }
    }

    private String text(Sections sections, Instant now) {
        String all = section("TE LAAT", sections.overdue, now)
                + section("VANDAAG", sections.today, now)
                + section("BINNENKORT", sections.soon, now);
        return all.stripTrailing();
    }

    private String section(String title, List<Obligation> terms, Instant now) {
        if (terms.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(title + " (" + terms.size() + ")\n\n");
        terms.stream()
                .limit(MOST_LINES)
                .forEach(term -> text.append(item.fill(Map.of(
                                "what", words.what(term),
                                "until", words.until(term, now),
                                "citation", term.promise().citation(),
                                "where", UrgentMail.where(publicUrl, term))))
                        .append('\n'));
        int more = terms.size() - MOST_LINES;
        return more > 0
                ? text.append("En nog ").append(more).append(" in Ronde.\n\n").toString()
                : text.toString();
    }

    /** The terms of one user, by what they ask of her today. */
    private static final class Sections {
        private final Instant now;
        private final LocalDate day;
        private final List<Obligation> overdue = new ArrayList<>();
        private final List<Obligation> today = new ArrayList<>();
        private final List<Obligation> soon = new ArrayList<>();

        Sections(Instant now, LocalDate day) {
            this.now = now;
            this.day = day;
        }

        void add(Obligation term, Set<Role> roles) {
            Urgency urgency =
                    WarningPlan.of(term).at(now).map(WarningPlan.Step::urgency).orElse(null);
            boolean own = roles.contains(term.ownerRole());
            if (urgency == Urgency.OVERDUE && (own || roles.contains(Role.TEAM_LEAD))) {
                overdue.add(term);
            } else if (own && (term.cannotWait() || !term.dueOn().isAfter(day))) {
                today.add(term);
            } else if (own && urgency != null) {
                soon.add(term);
            }
        }

        boolean isEmpty() {
            return overdue.isEmpty() && today.isEmpty() && soon.isEmpty();
        }

        String subject() {
            return "Ronde: " + overdue.size() + " te laat, " + today.size() + " vandaag, " + soon.size()
                    + " binnenkort";
        }
    }
}
