package nl.ronde.client.sync;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Keeps everything in one file: a journal of changes, written anew when it has grown. One process at a time. The file is not
 * encrypted by this class; on a phone it belongs in the app's own folder on an encrypted device, out of backups.
 */
public final class FileSyncStorage implements SyncStorage, AutoCloseable {
    private static final long LEAST_TO_REWRITE = 256 * 1024;

    private final Journal journal;
    private final Map<UUID, Mutation> mutations = new LinkedHashMap<>();
    private final Map<String, SyncRecord> records = new TreeMap<>();
    private SyncState state = SyncState.begin();
    private Tokens tokens;
    private long rewriteAt = LEAST_TO_REWRITE;

    private FileSyncStorage(Journal journal, List<String> lines) {
        this.journal = journal;
        for (String line : lines) {
            take(Json.parse(line));
        }
    }

    /**
     * Opens the storage in this file; an empty one where there is none.
     *
     * @throws StorageException where the file is damaged elsewhere than at its end
     */
    public static FileSyncStorage open(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        return new FileSyncStorage(Journal.open(file, lines), lines);
    }

    @Override
    public synchronized List<Mutation> mutations() {
        return mutations.values().stream()
                .sorted((a, b) -> Long.compare(a.deviceSeq(), b.deviceSeq()))
                .collect(Collectors.toList());
    }

    @Override
    public synchronized void saveMutations(List<Mutation> changed) throws IOException {
        if (!changed.isEmpty()) {
            JsonObject line = new JsonObject();
            line.add(
                    "mutations",
                    StorageLines.array(
                            changed.stream().map(StorageLines::mutation).collect(Collectors.toList())));
            write(line);
        }
    }

    @Override
    public synchronized void removeMutations(List<UUID> mutationIds) throws IOException {
        JsonObject line = new JsonObject();
        line.addProperty("forget", mutationIds.stream().map(UUID::toString).collect(Collectors.joining(",")));
        write(line);
    }

    @Override
    public synchronized List<SyncRecord> records() {
        return new ArrayList<>(records.values());
    }

    @Override
    public synchronized SyncState state() {
        return state;
    }

    @Override
    public synchronized void apply(List<SyncRecord> upserts, List<SyncRecord> removals, SyncState next)
            throws IOException {
        JsonObject line = new JsonObject();
        line.add(
                "upserts",
                StorageLines.array(upserts.stream().map(StorageLines::record).collect(Collectors.toList())));
        line.add(
                "removals",
                StorageLines.array(removals.stream()
                        .map(r -> StorageLines.record(
                                new SyncRecord(r.type(), r.id(), r.version(), null, r.generation())))
                        .collect(Collectors.toList())));
        line.addProperty("state", next.text());
        write(line);
    }

    @Override
    public synchronized Tokens tokens() {
        return tokens;
    }

    @Override
    public synchronized void keepTokens(Tokens next) throws IOException {
        JsonObject line = new JsonObject();
        line.addProperty("tokens", next == null ? "" : next.text());
        write(line);
    }

    @Override
    public synchronized void destroy(SyncState left) throws IOException {
        JsonObject line = new JsonObject();
        line.addProperty("state", left.text());
        journal.replace(Collections.singletonList(line.toString()));
        mutations.clear();
        records.clear();
        tokens = null;
        take(line);
    }

    @Override
    public synchronized void close() throws IOException {
        journal.close();
    }

    private void write(JsonObject line) throws IOException {
        journal.append(line.toString());
        take(line);
        if (journal.length() > rewriteAt) {
            rewrite();
        }
    }

    /** The line that was asked for is written already: where there is no room for the shorter file, the long one goes on. */
    private void rewrite() {
        try {
            journal.replace(Collections.singletonList(everything().toString()));
        } catch (IOException e) {
            rewriteAt = 2 * journal.length();
            return;
        }
        rewriteAt = Math.max(LEAST_TO_REWRITE, 4 * journal.length());
    }

    private JsonObject everything() {
        JsonObject line = new JsonObject();
        line.add(
                "mutations",
                StorageLines.array(
                        mutations.values().stream().map(StorageLines::mutation).collect(Collectors.toList())));
        line.add(
                "upserts",
                StorageLines.array(
                        records.values().stream().map(StorageLines::record).collect(Collectors.toList())));
        line.addProperty("state", state.text());
        line.addProperty("tokens", tokens == null ? "" : tokens.text());
        return line;
    }

    /** Carries out a line: the same now and when the journal is read again. */
    private void take(JsonObject line) {
        for (JsonObject json : StorageLines.objects(line, "mutations")) {
            Mutation mutation = StorageLines.mutation(json);
            mutations.put(mutation.mutationId(), mutation);
        }
        String forget = Json.text(line, "forget");
        if (forget != null) {
            for (String id : forget.split(",")) {
                mutations.remove(UUID.fromString(id));
            }
        }
        for (JsonObject json : StorageLines.objects(line, "upserts")) {
            SyncRecord record = StorageLines.record(json);
            records.put(Page.key(record.type(), record.id()), record);
        }
        for (JsonObject json : StorageLines.objects(line, "removals")) {
            records.remove(Page.key(Json.text(json, "type"), Json.text(json, "id")));
        }
        String next = Json.text(line, "state");
        if (next != null) {
            state = SyncState.of(next);
        }
        String kept = Json.text(line, "tokens");
        if (kept != null) {
            tokens = kept.isEmpty() ? null : Tokens.of(kept);
        }
    }
}
