package nl.ronde.client.sync;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * Where the phone keeps what the worker did and what the server holds. The rules are in the engine; this only keeps.
 *
 * <p>Each method is one step: once it has returned, its effect survives a kill and a dead battery; where it throws, nothing
 * has happened. Implementations may be called by several threads at a time. On Android: Room, with each method a
 * {@code @Transaction}, in a database that is encrypted and left out of backups.
 */
public interface SyncStorage {
    /** All acts, by {@code deviceSeq}. */
    List<Mutation> mutations() throws IOException;

    /** Keeps these, in place of those with the same {@code mutationId}. */
    void saveMutations(List<Mutation> mutations) throws IOException;

    /** Forgets these. */
    void removeMutations(List<UUID> mutationIds) throws IOException;

    /** All records. */
    List<SyncRecord> records() throws IOException;

    /** How far the phone is; {@link SyncState#begin()} the first time. */
    SyncState state() throws IOException;

    /**
     * Keeps these records in place of those with the same type and id, drops the others named, and keeps the state: all of
     * it or nothing.
     */
    void apply(List<SyncRecord> upserts, List<SyncRecord> removals, SyncState next) throws IOException;

    /** Who is signed in, or null. */
    Tokens tokens() throws IOException;

    /** Keeps who is signed in; null for nobody. */
    void keepTokens(Tokens tokens) throws IOException;

    /** Drops everything and keeps only this state. */
    void destroy(SyncState left) throws IOException;
}
