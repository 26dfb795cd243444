package nl.ronde.platform.keys;

/** What a key is for. A key serves one purpose only. */
public enum KeyKind {
    /** ES256 (P-256): signs access tokens. A file {@code signing-<n>-<random>.pem} with the private and the public key. */
    SIGNING("signing", ".pem"),
    /** AES-256-GCM: seals what is encrypted at rest, such as the bsn. A file {@code data-<n>-<random>.key}. */
    DATA("data", ".key"),
    /** HMAC-SHA-256: finds what is sealed. A file {@code blind-index-<n>-<random>.key}. */
    BLIND_INDEX("blind-index", ".key");

    private final String prefix;
    private final String suffix;

    KeyKind(String prefix, String suffix) {
        this.prefix = prefix;
        this.suffix = suffix;
    }

    String prefix() {
        return prefix;
    }

    String suffix() {
        return suffix;
    }
}
