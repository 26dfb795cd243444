package nl.ronde.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import nl.ronde.client.ClientStore.SealedBsn;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.keys.BlindIndex;
import nl.ronde.platform.keys.KeyRing;
import nl.ronde.platform.keys.Sealer;

/**
 * Seals, opens and finds BSNs. A sealed one belongs to its provider and client: moved to another row it does not open. The
 * same BSN at two providers gives two indexes, so that providers never meet.
 */
final class BsnVault {
    private final Sealer sealer;
    private final BlindIndex index;
    private final ClientStore clients;

    BsnVault(KeyRing keys, ClientStore clients) {
        this.sealer = keys.sealer();
        this.index = keys.blindIndex();
        this.clients = clients;
    }

    SealedBsn seal(UUID providerId, UUID clientId, Bsn bsn) {
        byte[] plain = bsn.digits().getBytes(StandardCharsets.US_ASCII);
        return new SealedBsn(sealer.seal(plain, belongsTo(providerId, clientId)), index.of(providerId, bsn.digits()));
    }

    Bsn open(UUID providerId, UUID clientId, byte[] sealed) {
        return new Bsn(new String(sealer.open(sealed, belongsTo(providerId, clientId)), StandardCharsets.US_ASCII));
    }

    /** The provider's client with this BSN, under whichever key of the ring it was indexed. */
    Optional<UUID> findClient(Tx tx, Bsn bsn) {
        return index.allOf(tx.providerId(), bsn.digits()).stream()
                .flatMap(candidate -> clients.findByIndex(tx, candidate).stream())
                .findFirst();
    }

    private static byte[] belongsTo(UUID providerId, UUID clientId) {
        return ByteBuffer.allocate(32)
                .putLong(providerId.getMostSignificantBits())
                .putLong(providerId.getLeastSignificantBits())
                .putLong(clientId.getMostSignificantBits())
                .putLong(clientId.getLeastSignificantBits())
                .array();
    }
}
