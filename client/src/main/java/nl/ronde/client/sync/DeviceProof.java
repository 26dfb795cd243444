package nl.ronde.client.sync;

/** Proves that this is the enrolled phone, with a key that does not leave it. */
public interface DeviceProof {
    /** The proof that goes with a refresh token ({@code deviceProof}), or null for a phone without a key. */
    String of(String refreshToken);
}
