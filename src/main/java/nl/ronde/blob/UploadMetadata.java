package nl.ronde.blob;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What {@code Upload-Metadata} tells: pairs of a key and a value in base64, separated by commas. A file name, a type or
 * whatever else a client adds is not looked at and not kept: phones put names of people there.
 */
record UploadMetadata(String sha256, BlobKind kind) {
    private static final String HEADER = "Upload-Metadata";
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

    static UploadMetadata parse(String header) {
        Map<String, String> values = new HashMap<>();
        for (String pair : header.split(",")) {
            String[] parts = pair.strip().split(" ", 2);
            if (values.put(parts[0], parts.length == 2 ? decode(parts[1]) : "") != null) {
                throw BlobProblem.METADATA.refuse("Een gegeven staat er tweemaal in.", HEADER);
            }
        }
        String sha256 = values.getOrDefault("sha256", "");
        if (!SHA256.matcher(sha256).matches()) {
            throw BlobProblem.METADATA.refuse("sha256 moet uit 64 kleine hexadecimale cijfers bestaan.", HEADER);
        }
        BlobKind kind = BlobKind.of(values.getOrDefault("kind", ""))
                .orElseThrow(() -> BlobProblem.METADATA.refuse("kind moet signature of photo zijn.", HEADER));
        return new UploadMetadata(sha256, kind);
    }

    /** The header that says this. */
    String header() {
        return "sha256 " + encode(sha256) + ",kind " + encode(kind.word());
    }

    private static String decode(String text) {
        try {
            return new String(Base64.getDecoder().decode(text.strip()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw BlobProblem.METADATA.refuse("Een waarde is geen base64.", HEADER);
        }
    }

    private static String encode(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
