package nl.ronde.blob;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import nl.ronde.platform.digest.Sha256;
import nl.ronde.support.TestClient;
import nl.ronde.support.TestClient.Answer;

/** Uploads of one user in the words of tus. */
public final class TestUploads {
    private final TestClient client;

    /** Uploads of this user. */
    public TestUploads(TestClient client) {
        this.client = client;
    }

    /** The headers that begin an upload of this file. */
    public static Map<String, Object> creation(byte[] file, String kind) {
        return creation(file.length, Sha256.hex(file), kind);
    }

    static Map<String, Object> creation(long length, String sha256, String kind) {
        return Map.of("Tus-Resumable", "1.0.0", "Upload-Length", length, "Upload-Metadata", metadata(sha256, kind));
    }

    static String metadata(String sha256, String kind) {
        return "sha256 " + base64(sha256) + ",filename " + base64("mevrouw Jansen.jpg") + ",kind " + base64(kind);
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins; gives the upload's id. */
    public String begin(byte[] file, String kind) {
        return begin(creation(file, kind));
    }

    String begin(Map<String, Object> creation) {
        return id(client.call("createUpload", creation).expect(201));
    }

    static String id(Answer created) {
        String location = created.header("Location");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    Answer append(String uploadId, long offset, byte[] bytes) {
        return client.call(
                "appendUpload", Map.of("uploadId", uploadId, "Tus-Resumable", "1.0.0", "Upload-Offset", offset), bytes);
    }

    Answer head(String uploadId) {
        return client.call("getUploadOffset", Map.of("uploadId", uploadId, "Tus-Resumable", "1.0.0"));
    }

    long offset(String uploadId) {
        return Long.parseLong(head(uploadId).expect(200).header("Upload-Offset"));
    }

    /** Begins and sends the whole file; gives the answer to the last byte. */
    public Answer send(byte[] file, String kind) {
        return append(begin(file, kind), 0, file);
    }

    static byte[] part(byte[] file, int from, int until) {
        return Arrays.copyOfRange(file, from, until);
    }
}
