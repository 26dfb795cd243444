package nl.ronde.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Signature;
import java.util.Set;
import nl.ronde.platform.StartRefused;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class KeyRingTest {

    private static final byte[] NOTHING = {};

    @TempDir
    Path parent;

    private Path folder;

    @BeforeEach
    void aFolderThatDoesNotExistYet() {
        folder = parent.resolve("a/keys");
    }

    private KeyRing made() {
        return KeyRing.open(folder, Set.of(), true);
    }

    private Path fileOf(KeyKind kind) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(it -> it.getFileName().toString().startsWith(kind.prefix() + "-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void refused(Set<String> required, boolean mayCreate, String part) {
        assertThatThrownBy(() -> KeyRing.open(folder, required, mayCreate))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(part)
                .message()
                .hasLineCount(1);
    }

    @Test
    void keys_are_made_once_and_are_the_same_at_the_next_start() {
        var first = made();
        var sealed = first.sealer().seal(new byte[] {1, 2, 3}, NOTHING);

        var second = KeyRing.open(folder, first.writingKeyIds(), false);
        assertThat(second.signingKey().publicKey()).isEqualTo(first.signingKey().publicKey());
        assertThat(second.sealer().open(sealed, NOTHING)).containsExactly(1, 2, 3);
        assertThat(second.writingKeyIds()).isEqualTo(first.writingKeyIds());
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void an_empty_database_does_not_replace_keys_that_are_there() {
        var first = made();
        assertThat(made().writingKeyIds()).isEqualTo(first.writingKeyIds());
    }

    @Test
    void a_new_signing_key_signs_and_the_old_one_still_verifies() throws Exception {
        var old = made().signingKey();
        var added = KeyRing.add(folder, KeyKind.SIGNING);
        var ring = KeyRing.open(folder, Set.of(), false);

        assertThat(ring.signingKey().kid()).isEqualTo(added).isNotEqualTo(old.kid());
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(old.privateKey());
        signature.update((byte) 1);
        var signed = signature.sign();
        signature.initVerify(ring.findVerificationKey(old.kid()).orElseThrow());
        signature.update((byte) 1);
        assertThat(signature.verify(signed)).isTrue();
        assertThat(ring.findVerificationKey("../../etc/passwd")).isEmpty();
    }

    @Test
    void the_tenth_key_is_newer_than_the_ninth() {
        made();
        var added = "";
        for (var i = 2; i <= 10; i++) {
            added = KeyRing.add(folder, KeyKind.DATA);
        }
        assertThat(added).startsWith("data-10-");
        assertThat(KeyRing.open(folder, Set.of(), false).writingKeyIds()).contains(added);
    }

    @Test
    void the_start_is_refused_when_the_database_names_a_key_that_is_not_there() throws Exception {
        made();
        refused(Set.of("data-1-00000000"), false, "uses keys that are not in " + folder + ": data-1-00000000");
        refused(Set.of("data-1-00000000"), true, "uses keys that are not in");
    }

    @ParameterizedTest
    @EnumSource(KeyKind.class)
    void a_database_with_data_never_gets_new_keys(KeyKind kind) throws Exception {
        refused(Set.of(), false, "is missing, and the database was made with keys");
        assertThat(folder).doesNotExist();
        made();
        Files.delete(fileOf(kind));
        refused(Set.of(), false, "there is no " + kind.prefix() + " key");
    }

    @ParameterizedTest
    @CsvSource({"SIGNING, nonsense", "DATA, nonsense", "BLIND_INDEX, nonsense", "DATA, AAAA", "BLIND_INDEX, ''"})
    void a_damaged_key_is_named_and_not_shown(KeyKind kind, String content) throws Exception {
        made();
        var file = fileOf(kind);
        Files.writeString(file, content);
        refused(Set.of(), true, "the key " + file + " is damaged");
    }

    @Test
    void a_private_key_with_the_public_half_of_another_is_damaged() throws Exception {
        made();
        var file = fileOf(KeyKind.SIGNING);
        var own = Files.readString(file);
        var other = SigningKey.newPem();
        var half = "-----BEGIN PUBLIC KEY";
        Files.writeString(file, own.substring(0, own.indexOf(half)) + other.substring(other.indexOf(half)));
        refused(Set.of(), true, "is damaged");
    }

    @Test
    void keys_are_for_this_user_only() throws Exception {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        made();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
        for (var kind : KeyKind.values()) {
            var file = fileOf(kind);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
            refused(Set.of(), false, file + " can be read or changed by others");
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
        }
        KeyRing.open(folder, Set.of(), false);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        refused(Set.of(), false, "chmod 700 " + folder);
    }

    @Test
    void nothing_that_is_printed_shows_a_key() throws Exception {
        var ring = made();
        var secret = Files.readString(fileOf(KeyKind.DATA)).strip();
        assertThat(ring.toString()).startsWith("KeyRing of signing-1-").doesNotContain(secret);
        assertThat(ring.signingKey().toString())
                .isEqualTo("SigningKey " + ring.signingKey().kid());
    }
}
