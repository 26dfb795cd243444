package nl.ronde.platform.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import nl.ronde.platform.StartRefused;

/**
 * One key in the folder of keys. The name of the file without its suffix is the id of the key; the number in it orders the
 * keys of a kind, the random part tells apart two that were made with the same number.
 *
 * @param kind what the key is for
 * @param number rises; the highest of a kind is the newest
 * @param id for example {@code data-1-9f8e7d6c}
 * @param path the file
 */
record KeyFile(KeyKind kind, int number, String id, Path path) {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    private static final Set<PosixFilePermission> MINE = PosixFilePermissions.fromString("rwx------");

    /** The key that a file holds by its name; empty for any other file. */
    static Optional<KeyFile> of(Path path) {
        for (var kind : KeyKind.values()) {
            var name = Pattern.compile(
                            "(" + kind.prefix() + "-([1-9][0-9]{0,5})-[0-9a-f]{8})" + Pattern.quote(kind.suffix()))
                    .matcher(String.valueOf(path.getFileName()));
            if (name.matches()) {
                return Optional.of(new KeyFile(kind, Integer.parseInt(name.group(2)), name.group(1), path));
            }
        }
        return Optional.empty();
    }

    /** Writes a new key that is there as a whole or not at all, on disk before this returns, for this user only. */
    static KeyFile write(Path folder, KeyKind kind, int number, String random, String text) throws IOException {
        var id = kind.prefix() + "-" + number + "-" + random;
        var path = folder.resolve(id + kind.suffix());
        var unfinished = folder.resolve(id + ".new");
        try (var channel = FileChannel.open(
                unfinished, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), onlyMine("rw-------"))) {
            var bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(unfinished, path, StandardCopyOption.ATOMIC_MOVE);
        if (POSIX) {
            try (var directory = FileChannel.open(folder)) {
                directory.force(true);
            }
        }
        return new KeyFile(kind, number, id, path);
    }

    /** Makes the folder of keys where it is missing. */
    static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, onlyMine("rwx------"));
        }
    }

    private static FileAttribute<?>[] onlyMine(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    /** Refuses what others than this user may read or change: such a key is no secret any more. */
    static void checkPrivate(Path path) throws IOException {
        if (POSIX && !MINE.containsAll(Files.getPosixFilePermissions(path))) {
            throw new StartRefused(path + " can be read or changed by others; if nobody did: chmod "
                    + (Files.isDirectory(path) ? "700 " : "600 ") + path);
        }
    }

    String read() {
        try {
            checkPrivate(path);
            return Files.readString(path, StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
