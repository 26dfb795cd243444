package nl.ronde.platform.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import nl.ronde.platform.StartRefused;

/**
 * The keys of this installation, read once at the start. Of each {@link KeyKind} there is one or more: the newest is used to
 * write, all are used to read. Losing a data key is losing what was sealed with it; therefore keys are made only for a database
 * that is empty, and a start without a key that the database names is refused.
 */
public final class KeyRing {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private final Map<String, SigningKey> signing;
    private final Map<String, SecretKey> data;
    private final Map<String, SecretKey> blindIndex;

    /** Each map is in the order of age, the newest last. */
    private KeyRing(Map<String, SigningKey> signing, Map<String, SecretKey> data, Map<String, SecretKey> blindIndex) {
        this.signing = signing;
        this.data = data;
        this.blindIndex = blindIndex;
    }

    /**
     * Reads all keys in the folder.
     *
     * @param folder {@code RONDE_KEYS_DIR}; for this user only (0700, files 0600)
     * @param requiredKeyIds ids that the database names
     * @param mayCreate whether the database is empty, so that missing kinds of keys, and the folder, are made
     * @throws StartRefused with one line when a key is missing, damaged, or open to others
     */
    public static KeyRing open(Path folder, Set<String> requiredKeyIds, boolean mayCreate) {
        try {
            if (mayCreate) {
                KeyFile.makeFolder(folder);
            }
            if (!Files.isDirectory(folder)) {
                throw new StartRefused(
                        "the folder of keys " + folder + " is missing, and the database was made with keys; put"
                                + " it back from the back-up, or set RONDE_KEYS_DIR");
            }
            KeyFile.checkPrivate(folder);
            refuseMissing(folder, requiredKeyIds);
            for (var kind : KeyKind.values()) {
                if (files(folder, kind).isEmpty()) {
                    if (!mayCreate) {
                        throw new StartRefused("there is no " + kind.prefix() + " key in " + folder
                                + ", and keys are made for an empty database only; put it back from the back-up, or set"
                                + " RONDE_KEYS_DIR");
                    }
                    add(folder, kind);
                }
            }
            return new KeyRing(
                    signingKeys(folder), secrets(folder, KeyKind.DATA), secrets(folder, KeyKind.BLIND_INDEX));
        } catch (IOException | UncheckedIOException e) {
            throw new StartRefused(
                    "the folder of keys " + folder + " cannot be read or written (" + e.getMessage() + ")", e);
        }
    }

    /**
     * Adds a new key of this kind, which is used to write from the next start on: rotation.
     *
     * @return its id
     */
    public static String add(Path folder, KeyKind kind) {
        try {
            KeyFile.checkPrivate(folder);
            var newest =
                    files(folder, kind).stream().mapToInt(KeyFile::number).max().orElse(0);
            var text = kind == KeyKind.SIGNING
                    ? SigningKey.newPem()
                    : Base64.getEncoder().encodeToString(random(SECRET_BYTES)) + "\n";
            return KeyFile.write(folder, kind, newest + 1, HexFormat.of().formatHex(random(4)), text)
                    .id();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java has no P-256", e);
        }
    }

    private static byte[] random(int size) {
        var bytes = new byte[size];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static List<KeyFile> files(Path folder, KeyKind kind) throws IOException {
        try (var all = Files.list(folder)) {
            return all.flatMap(it -> KeyFile.of(it).stream())
                    .filter(it -> it.kind() == kind)
                    .sorted(Comparator.comparingInt(KeyFile::number).thenComparing(KeyFile::id))
                    .toList();
        }
    }

    private static void refuseMissing(Path folder, Set<String> requiredKeyIds) throws IOException {
        var missing = new TreeSet<>(requiredKeyIds);
        for (var kind : KeyKind.values()) {
            files(folder, kind).forEach(it -> missing.remove(it.id()));
        }
        if (!missing.isEmpty()) {
            throw new StartRefused("the database uses keys that are not in " + folder + ": "
                    + String.join(", ", missing) + "; put them back from the back-up, or set RONDE_KEYS_DIR");
        }
    }

    private static Map<String, SigningKey> signingKeys(Path folder) throws IOException {
        var keys = new LinkedHashMap<String, SigningKey>();
        for (var file : files(folder, KeyKind.SIGNING)) {
            try {
                keys.put(file.id(), SigningKey.read(file.id(), file.read()));
            } catch (GeneralSecurityException | ClassCastException | IllegalArgumentException e) {
                throw damaged(file);
            }
        }
        return keys;
    }

    private static Map<String, SecretKey> secrets(Path folder, KeyKind kind) throws IOException {
        var keys = new LinkedHashMap<String, SecretKey>();
        for (var file : files(folder, kind)) {
            byte[] secret;
            try {
                secret = Base64.getDecoder().decode(file.read().strip());
            } catch (IllegalArgumentException e) {
                throw damaged(file);
            }
            if (secret.length != SECRET_BYTES) {
                throw damaged(file);
            }
            keys.put(file.id(), new SecretKeySpec(secret, kind == KeyKind.DATA ? "AES" : "HmacSHA256"));
        }
        return keys;
    }

    private static StartRefused damaged(KeyFile file) {
        // Without the cause: its message may hold a piece of the key.
        return new StartRefused("the key " + file.path() + " is damaged; put it back from the back-up");
    }

    /** The key that signs new tokens. */
    public SigningKey signingKey() {
        return newest(signing);
    }

    /** The key that verifies a token with this {@code kid}, where there is one. */
    public Optional<ECPublicKey> findVerificationKey(String kid) {
        return Optional.ofNullable(signing.get(kid)).map(SigningKey::publicKey);
    }

    /** Seals with the newest data key, opens with any. */
    public Sealer sealer() {
        return new Sealer(data);
    }

    /** Indexes with the newest blind-index key, searches with any. */
    public BlindIndex blindIndex() {
        return new BlindIndex(blindIndex);
    }

    /**
     * The ids that the database has to name from now on: the newest data and blind-index key. Signing keys are not among
     * them: losing one ends sessions, not data.
     */
    public Set<String> writingKeyIds() {
        return Set.of(lastOf(data), lastOf(blindIndex));
    }

    private static <K> K newest(Map<String, K> keys) {
        return keys.get(lastOf(keys));
    }

    static String lastOf(Map<String, ?> keys) {
        return List.copyOf(keys.keySet()).getLast();
    }

    /** The ids only. */
    @Override
    public String toString() {
        return List.of(signing, data, blindIndex).stream()
                .flatMap(it -> it.keySet().stream())
                .collect(Collectors.joining(", ", "KeyRing of ", ""));
    }
}
