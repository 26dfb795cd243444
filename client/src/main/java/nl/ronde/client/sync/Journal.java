package nl.ronde.client.sync;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * A file of lines that survives a kill at any byte: each line carries its checksum and is on the disk before {@link #append}
 * returns. A last line that was cut off was never acknowledged to anybody, and goes.
 */
final class Journal implements AutoCloseable {
    private static final int SUM = 8;

    private final Path file;
    private FileChannel channel;
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
        journal.openChannel();
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

    private void openChannel() throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        channel.truncate(length);
        channel.position(length);
    }

    long length() {
        return length;
    }

    /** Adds a line; it is on the disk when this returns, and where this throws it is not there. */
    void append(String text) throws IOException {
        try {
            if (channel.size() != length) {
                channel.truncate(length);
                channel.position(length);
            }
            ByteBuffer line = ByteBuffer.wrap((sum(text) + text + '\n').getBytes(StandardCharsets.UTF_8));
            int bytes = line.remaining();
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(false);
            length += bytes;
        } catch (IOException e) {
            throw new StorageException("the phone's storage cannot be written", e);
        }
    }

    /** Puts these lines in place of all: either the old file is there or the new one, never a part. */
    void replace(List<String> texts) throws IOException {
        try {
            List<String> lines = new ArrayList<>();
            for (String text : texts) {
                lines.add(sum(text) + text + '\n');
            }
            byte[] bytes = String.join("", lines).getBytes(StandardCharsets.UTF_8);
            try (FileChannel fresh = FileChannel.open(
                    next(),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    fresh.write(buffer);
                }
                fresh.force(true);
            }
            Files.move(next(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            // The old channel writes to a file that is no longer there.
            channel.close();
            length = bytes.length;
            openChannel();
        } catch (IOException e) {
            throw new StorageException("the phone's storage cannot be written", e);
        }
    }

    private Path next() {
        return file.resolveSibling(file.getFileName() + ".next");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
