package nl.ronde.blob;

import io.tus.java.client.TusClient;
import io.tus.java.client.TusUpload;
import io.tus.java.client.TusUploader;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A phone in a process of its own: sends the first half of a file in one request, says so, and waits to be killed. */
public final class TusProgram {
    /** Bytes it has sent when it says that it is in the middle. */
    static final int MIDDLE = 1_500_000;

    private TusProgram() {}

    /**
     * Runs it.
     *
     * @param args address of the uploads, access token, file, {@code Upload-Metadata}
     */
    public static void main(String[] args) throws Exception {
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true);
        TusClient client = new TusClient();
        client.setUploadCreationURL(URI.create(args[0]).toURL());
        client.setHeaders(Map.of("Authorization", "Bearer " + args[1], "Upload-Metadata", args[3]));
        TusUpload upload = new TusUpload(Path.of(args[2]).toFile());
        upload.setMetadata(Map.of());
        TusUploader uploader = client.createUpload(upload);
        uploader.setChunkSize(50_000);
        out.println(new String(
                uploader.getUploadURL().toString().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8));
        while (uploader.getOffset() < MIDDLE) {
            uploader.uploadChunk();
        }
        out.println("in the middle");
        System.in.read();
    }
}
