package nl.ronde.schedule;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import nl.ronde.client.ClientCard;
import nl.ronde.client.ClientCards;
import nl.ronde.platform.db.Tx;
import nl.ronde.staff.WorkerCard;
import nl.ronde.staff.Workers;
import nl.ronde.visit.PlannedVisit;
import nl.ronde.visit.PlannedVisits;
import nl.ronde.visit.VisitStatus;
import org.jspecify.annotations.Nullable;

/** A series together with what a planner must see beside it. */
final class SeriesFiles {
    private final SeriesStore store;
    private final PlannedVisits plannedVisits;
    private final ClientCards clients;
    private final Workers workers;

    SeriesFiles(SeriesStore store, PlannedVisits plannedVisits, ClientCards clients, Workers workers) {
        this.store = store;
        this.plannedVisits = plannedVisits;
        this.clients = clients;
        this.workers = workers;
    }

    /** One series with its visits and its open conflicts. */
    SeriesFile file(Tx tx, VisitSeries series) {
        SeriesFile named = files(tx, List.of(series)).getFirst();
        List<SeriesConflict> open = store.conflicts(tx, series.id()).stream()
                .filter(conflict -> isOpen(tx, conflict))
                .toList();
        return new SeriesFile(
                series,
                named.clientName(),
                named.workerName(),
                plannedVisits.ofSeries(tx, series.id(), series.firstDay()),
                open);
    }

    /** Many series with names alone. */
    List<SeriesFile> files(Tx tx, List<VisitSeries> many) {
        Map<UUID, ClientCard> clientCards =
                clients.find(tx, many.stream().map(VisitSeries::clientId).toList());
        Map<UUID, WorkerCard> workerCards = workers.cards(
                tx,
                many.stream()
                        .map(VisitSeries::workerId)
                        .filter(Objects::nonNull)
                        .toList());
        return many.stream()
                .map(series -> {
                    WorkerCard worker = series.workerId() == null ? null : workerCards.get(series.workerId());
                    return new SeriesFile(
                            series,
                            clientCards.get(series.clientId()).displayName(),
                            worker == null ? null : worker.name(),
                            List.of(),
                            List.of());
                })
                .toList();
    }

    /** A conflict is over when somebody has taken the visit, or it was cancelled. */
    private boolean isOpen(Tx tx, SeriesConflict conflict) {
        return conflict.visitId() == null
                || plannedVisits
                        .find(tx, conflict.visitId())
                        .filter(visit -> visit.status() == VisitStatus.VACANT)
                        .isPresent();
    }

    /** A series for people. */
    record SeriesFile(
            VisitSeries series,
            String clientName,
            @Nullable String workerName,
            List<PlannedVisit> visits,
            List<SeriesConflict> conflicts) {}
}
