package nl.ronde.phones;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import nl.ronde.client.sync.FileSyncStorage;
import nl.ronde.client.sync.Mutation;
import nl.ronde.client.sync.SyncRecord;
import nl.ronde.client.sync.SyncState;
import nl.ronde.client.sync.SyncStorage;
import nl.ronde.client.sync.Tokens;

/** The client's own storage in an app that can be killed before or behind any write. What is dead stays dead. */
final class MortalStorage implements SyncStorage {
    private final FileSyncStorage file;
    private int writesLeft = -1;
    private boolean diesBehind;
    private boolean dead;

    MortalStorage(FileSyncStorage file) {
        this.file = file;
    }

    /** The app dies at the write with this number from now (0 is the next), before or behind it. */
    synchronized void dieAtWrite(int number, boolean behind) {
        writesLeft = number;
        diesBehind = behind;
    }

    /** Takes back the death that did not come. */
    synchronized void live() {
        writesLeft = -1;
    }

    /** Dies now, and lets go of the file. */
    synchronized void die() throws IOException {
        if (!dead) {
            dead = true;
            file.close();
        }
    }

    private interface Step {
        void run() throws IOException;
    }

    private synchronized void write(Step step) throws IOException {
        alive();
        boolean last = writesLeft == 0;
        writesLeft = Math.max(-1, writesLeft - 1);
        if (!last || diesBehind) {
            step.run();
        }
        if (last) {
            die();
            throw new AppKilled();
        }
    }

    private synchronized FileSyncStorage alive() {
        if (dead) {
            throw new AppKilled();
        }
        return file;
    }

    @Override
    public List<Mutation> mutations() {
        return alive().mutations();
    }

    @Override
    public void saveMutations(List<Mutation> mutations) throws IOException {
        write(() -> file.saveMutations(mutations));
    }

    @Override
    public void removeMutations(List<UUID> mutationIds) throws IOException {
        write(() -> file.removeMutations(mutationIds));
    }

    @Override
    public List<SyncRecord> records() {
        return alive().records();
    }

    @Override
    public SyncState state() {
        return alive().state();
    }

    @Override
    public void apply(List<SyncRecord> upserts, List<SyncRecord> removals, SyncState next) throws IOException {
        write(() -> file.apply(upserts, removals, next));
    }

    @Override
    public Tokens tokens() {
        return alive().tokens();
    }

    @Override
    public void keepTokens(Tokens tokens) throws IOException {
        write(() -> file.keepTokens(tokens));
    }

    @Override
    public void destroy(SyncState left) throws IOException {
        write(() -> file.destroy(left));
    }
}
