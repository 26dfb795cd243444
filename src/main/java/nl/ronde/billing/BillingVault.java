package nl.ronde.billing;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import nl.ronde.platform.keys.Sealer;

/** Seals what holds a BSN: whole files and the number in each line. A sealed value opens at its own place only. */
final class BillingVault {
    private final Sealer sealer;

    BillingVault(Sealer sealer) {
        this.sealer = sealer;
    }

    byte[] sealFile(UUID providerId, UUID exportId, byte[] content) {
        return sealer.seal(content, place(providerId, exportId, "file"));
    }

    byte[] openFile(UUID providerId, UUID exportId, byte[] sealed) {
        return sealer.open(sealed, place(providerId, exportId, "file"));
    }

    byte[] sealBsn(UUID providerId, UUID exportId, int line, String bsn) {
        return sealer.seal(bsn.getBytes(StandardCharsets.US_ASCII), place(providerId, exportId, "line " + line));
    }

    String openBsn(UUID providerId, UUID exportId, int line, byte[] sealed) {
        return new String(sealer.open(sealed, place(providerId, exportId, "line " + line)), StandardCharsets.US_ASCII);
    }

    private static byte[] place(UUID providerId, UUID exportId, String part) {
        return ("cak " + providerId + " " + exportId + " " + part).getBytes(StandardCharsets.US_ASCII);
    }
}
