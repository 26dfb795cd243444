package nl.ronde.platform.keys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealerTest {

    private static final byte[] PLAIN = "999900006".getBytes(UTF_8);
    private static final byte[] ROW = "provider 1, client 1".getBytes(UTF_8);
    private static final UUID ONE = new UUID(1, 1);
    private static final UUID TWO = new UUID(1, 2);

    @TempDir
    Path parent;

    private Path folder;
    private KeyRing ring;

    @BeforeEach
    void keys() {
        folder = parent.resolve("keys");
        ring = KeyRing.open(folder, Set.of(), true);
    }

    @Test
    void what_is_sealed_is_unreadable_different_each_time_and_opens_again() {
        var sealer = ring.sealer();
        var sealed = sealer.seal(PLAIN, ROW);

        assertThat(new String(sealed, UTF_8)).doesNotContain("999900006");
        assertThat(sealer.seal(PLAIN, ROW)).isNotEqualTo(sealed);
        assertThat(sealer.open(sealed, ROW)).isEqualTo(PLAIN);
        assertThat(ring.writingKeyIds()).contains(Sealer.keyIdOf(sealed));
        assertThat(sealer.open(sealer.seal(new byte[0], ROW), ROW)).isEmpty();
    }

    @Test
    void a_change_of_any_byte_is_noticed() {
        var sealer = ring.sealer();
        var sealed = sealer.seal(PLAIN, ROW);
        for (var i = 0; i < sealed.length; i++) {
            var changed = sealed.clone();
            changed[i] ^= 1;
            assertThatThrownBy(() -> sealer.open(changed, ROW)).as("byte " + i).isInstanceOf(SealException.class);
        }
        for (var length = 0; length < sealed.length; length++) {
            var shorter = Arrays.copyOf(sealed, length);
            assertThatThrownBy(() -> sealer.open(shorter, ROW)).isInstanceOf(SealException.class);
        }
    }

    @Test
    void a_sealed_value_cannot_be_moved_to_another_row() {
        var sealed = ring.sealer().seal(PLAIN, ROW);
        assertThatThrownBy(() -> ring.sealer().open(sealed, "provider 1, client 2".getBytes(UTF_8)))
                .isInstanceOf(SealException.class)
                .hasMessage("sealed with the key " + Sealer.keyIdOf(sealed)
                        + ", and changed since or belonging to something else");
    }

    @Test
    void after_a_rotation_the_new_key_seals_and_the_old_one_opens() {
        var old = ring.sealer().seal(PLAIN, ROW);
        var added = KeyRing.add(folder, KeyKind.DATA);
        var rotated = KeyRing.open(folder, Set.of(Sealer.keyIdOf(old)), false);

        assertThat(Sealer.keyIdOf(rotated.sealer().seal(PLAIN, ROW))).isEqualTo(added);
        assertThat(rotated.sealer().open(old, ROW)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> ring.sealer().open(rotated.sealer().seal(PLAIN, ROW), ROW))
                .isInstanceOf(SealException.class)
                .hasMessage("sealed with the key " + added + ", which is not here");
    }

    @Test
    void a_blind_index_is_the_same_each_time_and_another_at_another_provider() {
        var index = ring.blindIndex();
        assertThat(index.of(ONE, "999900006"))
                .hasSize(32)
                .isEqualTo(ring.blindIndex().of(ONE, "999900006"))
                .isNotEqualTo(index.of(TWO, "999900006"))
                .isNotEqualTo(index.of(ONE, "999900018"));
    }

    @Test
    void after_a_rotation_a_blind_index_is_searched_under_both_keys() {
        var old = ring.blindIndex().of(ONE, "999900006");
        var added = KeyRing.add(folder, KeyKind.BLIND_INDEX);
        var index = KeyRing.open(folder, Set.of(), false).blindIndex();

        assertThat(index.keyId()).isEqualTo(added);
        assertThat(index.allOf(ONE, "999900006")).containsExactly(index.of(ONE, "999900006"), old);
    }
}
