package nl.ronde.billing;

import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Shows the files that were made, their lines and the files themselves. */
final class ReadCakExports {
    private static final String EXPORT = "cak-export";

    private final Db db;
    private final CakStore store;
    private final Audit audit;

    ReadCakExports(Db db, CakStore store, Audit audit) {
        this.db = db;
        this.store = store;
        this.audit = audit;
    }

    Page<CakExport> list(
            Actor actor,
            @Nullable String agreementId,
            @Nullable Integer isoYear,
            @Nullable Integer period,
            Request.Paging paging) {
        Integer before = paging.after(1, 0, Integer::valueOf);
        return db.reading(actor.providerId(), tx -> {
            var found = store.list(tx, before, agreementId, isoYear, period, paging.rows());
            audit.append(tx, actor, Audit.Kind.READ, "listCakExports", EXPORT, List.of());
            return Page.of(found, paging, last -> List.of(String.valueOf(last.sequenceNumber())));
        });
    }

    WithLines get(Actor actor, UUID id) {
        return db.reading(actor.providerId(), tx -> {
            WithLines found = find(tx, id);
            audit.append(tx, actor, Audit.Kind.READ, "getCakExport", EXPORT, id, found.clientIds(), null);
            return found;
        });
    }

    /** The frozen file. It holds BSNs: the trail names every client in it. */
    File file(Actor actor, UUID id) {
        return db.reading(actor.providerId(), tx -> {
            WithLines found = find(tx, id);
            audit.append(tx, actor, Audit.Kind.EXPORT, "getCakExportFile", EXPORT, id, found.clientIds(), null);
            return new File(
                    found.export().fileName(), store.content(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse));
        });
    }

    private WithLines find(Tx tx, UUID id) {
        CakExport export = store.find(tx, id).orElseThrow(CommonProblem.NOT_FOUND::refuse);
        return new WithLines(export, store.lines(tx, id));
    }

    record WithLines(CakExport export, List<CakLine> lines) {
        List<UUID> clientIds() {
            return lines.stream().map(line -> line.hours().clientId()).toList();
        }
    }

    record File(String name, byte[] content) {}
}
