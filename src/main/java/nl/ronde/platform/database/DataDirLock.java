package nl.ronde.platform.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import nl.ronde.platform.StartRefused;

/**
 * Holds a data folder for one server. {@code ronde.pid} in it holds the process id as long as the server runs; SIGTERM goes
 * there. What keeps a second server out is a lock of the operating system on {@code ronde.lock}, which ends with the process
 * however it ends: a pid file left by a killed server is no obstacle.
 */
public final class DataDirLock implements AutoCloseable {

    private final Path pidFile;
    private final FileChannel channel;

    private DataDirLock(Path pidFile, FileChannel channel) {
        this.pidFile = pidFile;
        this.channel = channel;
    }

    /**
     * Takes the folder, which is made (0700) where it is missing.
     *
     * @throws StartRefused when another server holds it, or it cannot be written
     */
    public static DataDirLock take(Path dataDir) {
        var pidFile = dataDir.resolve("ronde.pid");
        try {
            Folders.makePrivate(dataDir);
            // A file of its own that is never deleted: deleting a locked file lets two servers lock two files of one
            // name.
            var channel = FileChannel.open(
                    dataDir.resolve("ronde.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (lock(channel) == null) {
                channel.close();
                throw new StartRefused("another server, process " + pidIn(pidFile) + ", runs on the data folder "
                        + dataDir + "; stop it, or give this one a RONDE_DATA_DIR of its own");
            }
            Files.writeString(pidFile, ProcessHandle.current().pid() + "\n");
            return new DataDirLock(pidFile, channel);
        } catch (IOException e) {
            throw new StartRefused(
                    "the data folder " + dataDir + " cannot be written (" + e.getMessage()
                            + "); make it writable, or set RONDE_DATA_DIR",
                    e);
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String pidIn(Path pidFile) {
        try {
            return Files.readString(pidFile).strip();
        } catch (IOException e) {
            return "unknown";
        }
    }

    /** Removes the pid file and lets the folder go. */
    @Override
    public void close() {
        try (channel) {
            Files.deleteIfExists(pidFile);
        } catch (IOException e) {
            throw new IllegalStateException("cannot let go of " + pidFile, e);
        }
    }
}
