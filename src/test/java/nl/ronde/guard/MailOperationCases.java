package nl.ronde.guard;

import static nl.ronde.support.TestClient.json;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ronde.agreement.TermKind;
import nl.ronde.obligation.Subject;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestApp;

/** Mail that leaves, notices about terms, and the overview of them. */
final class MailOperationCases implements OperationCases {
    private static final Set<String> READS = Set.of("teamLead", "backOffice", "administrator");
    private static final Set<String> WRITES = Set.of("teamLead", "backOffice");
    private static final Set<String> OFFICE = Set.of("planner", "teamLead", "backOffice");

    @Override
    public Map<String, Case> cases(TestApp app) {
        UUID provider = UUID.fromString(app.value("SELECT provider_id FROM provider WHERE agb_code = '42420001'"));
        String accepted = mail(app, provider, "'ACCEPTED', NULL, '2026-01-05T07:00:00Z', '250 ok', NULL");
        String returned = mail(app, provider, "'RETURNED', NULL, '2026-01-05T07:00:00Z', NULL, '2026-01-05T07:00:00Z'");
        Map<String, Case> cases = new HashMap<>();
        cases.put("listMails", new Case(READS, Map.of(), null, 0));
        cases.put("getMail", new Case(READS, Map.of("mailId", accepted), null, 404));
        cases.put(
                "recordMailReturn", new Case(WRITES, Map.of("mailId", accepted), json("reason", "Onbestelbaar"), 404));
        cases.put("resendMail", new Case(WRITES, Map.of("mailId", returned), json(), 404));
        cases.put("getObligationOverview", new Case(Set.of("teamLead"), Map.of(), null, 0));
        cases.put("listNotices", new Case(OFFICE, Map.of(), null, 0));
        cases.put("markNoticeSeen", new Case(OFFICE, Map.of("noticeId", notice(app, provider)), null, 404));
        return cases;
    }

    private static String mail(TestApp app, UUID provider, String settled) {
        UUID id = Ids.next();
        app.sql(
                "INSERT INTO mail (provider_id, id, message_id, template, recipient, subject, body, about_type, about_id,"
                        + " created_at, not_before, attempts, state, next_attempt_at, settled_at, server_answer, returned_at) VALUES ('"
                        + provider + "','" + id + "','<" + id
                        + "@test>','matrix','post@example.nl','Matrix','Matrix','incident','"
                        + Ids.next() + "','2026-01-05T07:00:00Z','2026-01-05T07:00:00Z',1," + settled + ")");
        return id.toString();
    }

    /** For every role that may see notices: the row of one role is not there for another. */
    private static String notice(TestApp app, UUID provider) {
        app.infrastructure()
                .db()
                .inTransaction(
                        provider,
                        tx -> app.server()
                                .app()
                                .obligation()
                                .obligations()
                                .open(
                                        tx,
                                        TermKind.SUPERVISOR_REPORT,
                                        "kampen-hh1-2018",
                                        Subject.incident(Ids.next()),
                                        null,
                                        TestApp.START)
                                .orElseThrow());
        app.server().app().jobs().runDue();
        return app.value("SELECT id FROM notice WHERE provider_id = '" + provider + "' AND role = 'teamLead'");
    }
}
