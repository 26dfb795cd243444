package nl.ronde.guard;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import nl.ronde.blob.TestImages;
import nl.ronde.blob.TestUploads;
import nl.ronde.platform.id.Ids;
import nl.ronde.support.TestApp;

/** Signatures and photos. */
public final class BlobOperationCases implements OperationCases {
    private static final Set<String> SENDERS = Set.of("worker", "planner", "teamLead");

    @Override
    public Map<String, Case> cases(TestApp app) {
        TestUploads uploads = new TestUploads(app.as("hulp"));
        byte[] kept = TestImages.png(3, 3);
        uploads.send(kept, "photo");
        app.sql("INSERT INTO blob_expected (provider_id, entity_type, entity_id, sha256, kind, user_id, expected_at)"
                + " SELECT provider_id, 'matrix', '" + Ids.next() + "', '" + TestImages.sha256(kept)
                + "', 'PHOTO', id, now() FROM app_user WHERE username = 'hulp'");
        byte[] patched = TestImages.png(4, 3);
        byte[] posted = TestImages.png(5, 3);
        Map<String, Case> cases = new LinkedHashMap<>();
        cases.put("getUploadOptions", new Case(Set.of("anyone"), Map.of(), null, 0));
        cases.put("createUpload", new Case(SENDERS, TestUploads.creation(TestImages.png(6, 3), "photo"), null, 0));
        cases.put("getUploadOffset", new Case(SENDERS, of(uploads.begin(TestImages.png(7, 3), "photo")), null, 404));
        cases.put("appendUpload", new Case(SENDERS, at0(uploads.begin(patched, "photo")), patched, 404));
        Map<String, Object> byPost = at0(uploads.begin(posted, "photo"));
        byPost.put("X-HTTP-Method-Override", "PATCH");
        cases.put("appendUploadByPost", new Case(SENDERS, byPost, posted, 404));
        cases.put("deleteUpload", new Case(SENDERS, of(uploads.begin(TestImages.png(8, 3), "photo")), null, 404));
        cases.put("listExpectedBlobs", new Case(SENDERS, Map.of(), null, 0));
        cases.put(
                "getBlob", new Case(Set.of("planner", "teamLead"), Map.of("hash", TestImages.sha256(kept)), null, 404));
        return cases;
    }

    private static Map<String, Object> of(String uploadId) {
        return new LinkedHashMap<>(Map.of("uploadId", uploadId, "Tus-Resumable", "1.0.0"));
    }

    private static Map<String, Object> at0(String uploadId) {
        Map<String, Object> parameters = of(uploadId);
        parameters.put("Upload-Offset", 0);
        return parameters;
    }
}
