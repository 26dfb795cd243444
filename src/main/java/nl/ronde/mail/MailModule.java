package nl.ronde.mail;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Vertx;
import java.util.Optional;
import nl.ronde.audit.Audit;
import nl.ronde.identity.Providers;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.config.MailServer;
import nl.ronde.platform.config.ReturnMailbox;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.event.Events;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.job.Jobs;
import nl.ronde.platform.waiting.HeavyWork;
import org.slf4j.LoggerFactory;

/**
 * Builds this module's objects by hand and shows the few that others use. It raises {@link MailAccepted} and {@link
 * MailReturned}.
 */
public final class MailModule {
    /** At once; a mail server that hangs holds a thread of this pool and nothing else. */
    private static final int WIDTH = 4;
    /** For a whole mail, well within the ten minutes for which a server claims it. */
    private static final int PATIENCE_SECONDS = 240;
    /** For one look at the mailbox of returned mail. */
    private static final int LOOK_SECONDS = 120;
    /** Where no mail server is set, so that a mail has its Message-ID from the beginning. */
    private static final String NO_DOMAIN = "ronde.invalid";

    private final Outbox outbox;
    private final Optional<SendMail> sending;
    private final Optional<ReadReturns> returns;
    private final MailRoutes routes;

    /** Wires the module. */
    public MailModule(
            Vertx vertx,
            Db db,
            BusinessClock clock,
            Audit audit,
            Events events,
            Providers providers,
            Optional<MailServer> server,
            Optional<ReturnMailbox> mailbox) {
        MailStore store = new MailStore();
        this.outbox =
                new Outbox(store, clock, audit, server.map(MailServer::domain).orElse(NO_DOMAIN));
        this.sending = server.map(it -> new SmtpSender(
                        it, new HeavyWork(vertx, "mail", WIDTH, PATIENCE_SECONDS), SmtpSender.Patience.USUAL))
                .map(sender -> new SendMail(db, store, sender, providers, clock, audit, events));
        RecordMailReturn recordReturn = new RecordMailReturn(db, store, clock, audit, events);
        this.returns = mailbox.map(it -> new ImapMailbox(
                        it, new HeavyWork(vertx, "returned-mail", 1, LOOK_SECONDS), SmtpSender.Patience.USUAL))
                .map(it -> new ReadReturns(db, store, it, recordReturn, providers, clock));
        this.routes = new MailRoutes(
                new ReadMails(db, store, audit, server.isPresent(), mailbox.isPresent()),
                recordReturn,
                new ResendMail(db, store, outbox, audit));
        if (server.isEmpty()) {
            LoggerFactory.getLogger(MailModule.class)
                    .warn("no mail server is set (RONDE_SMTP_HOST): mail waits in the outbox and none leaves");
        }
    }

    /** Takes mail that is to be sent. */
    public Outbox outbox() {
        return outbox;
    }

    /** Adds the jobs of this module: sending where a mail server is set, looking where a mailbox is. */
    public void addJobs(Jobs jobs) {
        sending.ifPresent(it -> jobs.addOutsideTransaction(SendMail.NAME, it::run));
        returns.ifPresent(it -> jobs.addForInstallation(ReadReturns.NAME, it::run));
    }

    /** Tells whether the mailbox of returned mail can be read, where one is set. */
    public void measure(MeterRegistry metrics) {
        returns.ifPresent(it -> it.measure(metrics));
    }

    /** Binds the operations of this module. */
    public void bind(Api api) {
        routes.bind(api);
    }
}
