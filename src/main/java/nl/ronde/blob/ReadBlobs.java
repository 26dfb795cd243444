package nl.ronde.blob;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.problem.CommonProblem;

/** Shows a file to the office, and tells a phone which of its files are missing. */
final class ReadBlobs {
    private final Db db;
    private final BlobFacts facts;
    private final BlobStore store;
    private final Audit audit;

    ReadBlobs(Db db, BlobFacts facts, BlobStore store, Audit audit) {
        this.db = db;
        this.facts = facts;
        this.store = store;
        this.audit = audit;
    }

    /** A file that a record names; who sees it has read about the clients of those records. */
    Content get(Actor actor, String sha256) {
        Blob blob = db.reading(actor.providerId(), tx -> {
            List<Optional<UUID>> records = facts.namedBy(tx, sha256);
            Blob found = facts.find(tx, sha256).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            if (records.isEmpty()) {
                throw CommonProblem.NOT_FOUND.refuse();
            }
            List<UUID> clients = records.stream().flatMap(Optional::stream).toList();
            audit.append(tx, actor, Audit.Kind.READ, "getBlob", BlobFacts.TYPE, found.id(), clients, null);
            return found;
        });
        byte[] bytes = store.read(actor.providerId(), sha256)
                .orElseThrow(() -> new IllegalStateException("the store has lost the bytes of blob " + blob.id()));
        return new Content(blob, bytes);
    }

    Page<Item> missing(Actor actor, Request.Paging paging) {
        Instant afterTime = paging.after(3, 0, Instant::parse);
        UUID afterEntity = paging.after(3, 1, UUID::fromString);
        String afterSha256 = paging.after(3, 2, text -> text);
        return db.reading(actor.providerId(), tx -> {
            Page<ExpectedBlob> page = Page.of(
                    facts.missing(tx, Users.id(actor), afterTime, afterEntity, afterSha256, paging.rows()),
                    paging,
                    each -> List.of(
                            each.expectedAt().toString(), each.entityId().toString(), each.sha256()));
            audit.append(
                    tx,
                    actor,
                    Audit.Kind.READ,
                    "listExpectedBlobs",
                    BlobFacts.TYPE,
                    page.items().stream()
                            .map(ExpectedBlob::clientId)
                            .filter(java.util.Objects::nonNull)
                            .toList());
            return page.map(each ->
                    new Item(each.sha256(), each.kind(), each.entityType(), each.entityId(), each.expectedAt()));
        });
    }

    /** A file with its bytes. */
    record Content(Blob blob, byte[] bytes) {}

    /** A file that the phone has and the server has not. */
    record Item(String sha256, BlobKind kind, String entityType, UUID entityId, Instant expectedAt) {}
}
