package nl.ronde.phones;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.ronde.client.api.IncidentsApi;
import nl.ronde.client.api.StaffApi;
import nl.ronde.client.api.SyncApi;
import nl.ronde.client.api.VisitsApi;
import nl.ronde.client.api.model.AbsenceReport;
import nl.ronde.client.api.model.Incident;
import nl.ronde.client.api.model.IncidentDetails;
import nl.ronde.client.api.model.SyncReview;
import nl.ronde.client.api.model.SyncReviewDetails;
import nl.ronde.client.api.model.SyncReviewState;
import nl.ronde.client.api.model.Visit;
import nl.ronde.client.api.model.VisitDetails;
import nl.ronde.client.api.model.VisitDetailsFactsInner;

/** What the server holds of these workers, as the office reads it. */
final class Truth {
    private static final String TEAM_LEAD = "teamleider";
    private static final String BACK_OFFICE = "backoffice";
    private static final int PAGE = 100;

    /** A fact and where it stands. */
    record Fact(VisitDetails on, VisitDetailsFactsInner fact) {}

    /** An act at the review desk. */
    record Waiting(SyncReview review, UUID mutationId) {}

    final Map<UUID, VisitDetails> visits = new LinkedHashMap<>();
    final Map<Deed.Trace, List<Fact>> facts = new HashMap<>();
    final Map<UUID, List<Waiting>> desk = new HashMap<>();
    /** How often something was said, in incidents and absences. */
    final Map<String, Integer> said = new HashMap<>();

    final List<String> unreadable = new ArrayList<>();

    private final OfficeLine line;
    private final Set<UUID> workers;

    private Truth(OfficeLine line, Set<UUID> workers) {
        this.line = line;
        this.workers = workers;
    }

    /** Reads all of it. */
    static Truth read(OfficeLine line, Set<UUID> workers, Collection<UUID> planned, LocalDate from, LocalDate until)
            throws IOException {
        Truth truth = new Truth(line, workers);
        truth.readVisits(planned, from, until);
        truth.readDesk();
        truth.readIncidents();
        for (UUID worker : workers) {
            truth.readAbsences(worker);
        }
        return truth;
    }

    private void readVisits(Collection<UUID> planned, LocalDate from, LocalDate until) throws IOException {
        Set<UUID> ids = new java.util.LinkedHashSet<>(planned);
        String cursor = null;
        do {
            String at = cursor;
            var page = line.done(
                    BACK_OFFICE,
                    desk -> desk.createService(VisitsApi.class)
                            .listVisits(from, until, null, null, null, null, null, PAGE, at));
            page.getItems().stream().filter(this::isOurs).map(Visit::getId).forEach(ids::add);
            cursor = page.getNextCursor();
        } while (cursor != null);
        ids.parallelStream().forEach(id -> {
            try {
                add(line.done(
                        BACK_OFFICE, desk -> desk.createService(VisitsApi.class).getVisit(id)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private boolean isOurs(Visit visit) {
        return workers.contains(visit.getWorkerId()) || workers.contains(visit.getDoneByWorkerId());
    }

    private synchronized void add(VisitDetails visit) {
        visits.put(visit.getVisit().getId(), visit);
        for (VisitDetailsFactsInner fact : visit.getFacts()) {
            if (fact.getRaw() == null || fact.getRaw().getElapsedMs() == null) {
                unreadable.add("a fact without a phone's moment on visit "
                        + visit.getVisit().getId());
                continue;
            }
            Deed.Trace trace = new Deed.Trace(
                    fact.getKind().getValue(),
                    fact.getRaw().getBootId(),
                    fact.getRaw().getElapsedMs());
            facts.computeIfAbsent(trace, each -> new ArrayList<>()).add(new Fact(visit, fact));
        }
    }

    private void readDesk() throws IOException {
        for (SyncReviewState state : SyncReviewState.values()) {
            if (state == SyncReviewState.UNKNOWN_DEFAULT_OPEN_API) {
                continue;
            }
            String cursor = null;
            do {
                String at = cursor;
                var page = line.done(
                        TEAM_LEAD, desk -> desk.createService(SyncApi.class).listSyncReviews(state, PAGE, at));
                for (SyncReview review : page.getItems()) {
                    if (workers.contains(review.getWorkerId())) {
                        addWaiting(review);
                    }
                }
                cursor = page.getNextCursor();
            } while (cursor != null);
        }
    }

    private void addWaiting(SyncReview review) throws IOException {
        SyncReviewDetails details =
                line.done(TEAM_LEAD, desk -> desk.createService(SyncApi.class).getSyncReview(review.getId()));
        if (details.getSent() instanceof Map<?, ?> sent && sent.get("mutationId") != null) {
            UUID mutationId = UUID.fromString(String.valueOf(sent.get("mutationId")));
            desk.computeIfAbsent(mutationId, each -> new ArrayList<>()).add(new Waiting(review, mutationId));
        } else {
            unreadable.add("an act at the review desk that cannot be read: " + review.getId());
        }
    }

    private void readIncidents() throws IOException {
        String cursor = null;
        do {
            String at = cursor;
            var page = line.done(
                    TEAM_LEAD, desk -> desk.createService(IncidentsApi.class).listIncidents(null, null, PAGE, at));
            for (Incident incident : page.getItems()) {
                if (workers.contains(incident.getWorkerId())) {
                    IncidentDetails details = line.done(
                            TEAM_LEAD,
                            desk -> desk.createService(IncidentsApi.class).getIncident(incident.getId()));
                    details.getAccounts().forEach(account -> said.merge(account.getDescription(), 1, Integer::sum));
                }
            }
            cursor = page.getNextCursor();
        } while (cursor != null);
    }

    private void readAbsences(UUID worker) throws IOException {
        String cursor = null;
        do {
            String at = cursor;
            var page = line.done(
                    TEAM_LEAD, desk -> desk.createService(StaffApi.class).listAbsenceReports(worker, PAGE, at));
            for (AbsenceReport report : page.getItems()) {
                said.merge(String.valueOf(report.getText()), 1, Integer::sum);
            }
            cursor = page.getNextCursor();
        } while (cursor != null);
    }
}
