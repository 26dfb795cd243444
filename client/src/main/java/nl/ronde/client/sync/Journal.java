package nl.ronde.client.sync;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A file of lines that survives a kill at any byte: each line carries its checksum and is on the disk before {@link #append}
 * returns. A last line that was cut off was never acknowledged to anybody, and goes.
 */
final class Journal implements AutoCloseable {
    private static final int SUM = 8;

    private final Path file;
    /** Not a channel: one of those is closed for good where the thread that writes is interrupted. */
    private RandomAccessFile open;

    private long length;

    private Journal(Path file) {
        this.file = file;
    }

    /** Opens a file, which need not be there, and reads its lines. */
    static Journal open(Path file, List<String> lines) throws IOException {
        Journal journal = new Journal(file);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.deleteIfExists(journal.next());
        if (Files.exists(file)) {
            journal.length = read(file, lines);
        }
        journal.openFile();
        syncFolder(file);
        return journal;
    }

    private static long read(Path file, List<String> lines) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int from = 0;
        while (from < bytes.length) {
            int end = from;
            while (end < bytes.length && bytes[end] != '\n') {
                end++;
            }
            String line = new String(bytes, from, end - from, StandardCharsets.UTF_8);
            boolean isWhole = end < bytes.length && line.length() > SUM && line.startsWith(sum(line.substring(SUM)));
            if (!isWhole) {
                if (end < bytes.length - 1) {
                    throw new StorageException("the journal is damaged at byte " + from, null);
                }
                return from;
            }
            lines.add(line.substring(SUM));
            from = end + 1;
        }
        return from;
    }

    private static String sum(String text) {
        CRC32 crc = new CRC32();
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        crc.update(bytes, 0, bytes.length);
        String hex = "0000000" + Long.toHexString(crc.getValue());
        return hex.substring(hex.length() - SUM);
    }

    private void openFile() throws IOException {
        open = new RandomAccessFile(file.toFile(), "rw");
        open.setLength(length);
        open.seek(length);
    }

    /** The name of a new file is on the disk only when its folder is. */
    private static void syncFolder(Path file) throws IOException {
        boolean interrupted = Thread.interrupted();
        try (FileChannel folder = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    long length() {
        return length;
    }

    /** Adds a line; it is on the disk when this returns, and where this throws it is not there. */
    void append(String text) throws IOException {
        byte[] line = (sum(text) + text + '\n').getBytes(StandardCharsets.UTF_8);
        try {
            // What an earlier failure left of a line.
            open.setLength(length);
            open.seek(length);
            open.write(line);
            open.getFD().sync();
            length += line.length;
        } catch (IOException e) {
            takeBack();
            throw new StorageException("the phone's storage cannot be written", e);
        }
    }

    /** A line of which it was said that it is not kept must not be found later. */
    private void takeBack() {
        try {
            open.setLength(length);
        } catch (IOException ignored) {
            // Then the next append does it.
        }
    }

    /** Puts these lines in place of all: either the old file is there or the new one, never a part. */
    void replace(List<String> texts) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (String text : texts) {
            lines.append(sum(text)).append(text).append('\n');
        }
        byte[] bytes = lines.toString().getBytes(StandardCharsets.UTF_8);
        try {
            try (FileOutputStream fresh = new FileOutputStream(next().toFile())) {
                fresh.write(bytes);
                fresh.getFD().sync();
            }
            Files.move(next(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            // What is open still is a file without a name.
            open.close();
            length = bytes.length;
            openFile();
            syncFolder(file);
        } catch (IOException e) {
            throw new StorageException("the phone's storage cannot be written", e);
        }
    }

    private Path next() {
        return file.resolveSibling(file.getFileName() + ".next");
    }

    @Override
    public void close() throws IOException {
        open.close();
    }
}
