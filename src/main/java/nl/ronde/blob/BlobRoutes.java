package nl.ronde.blob;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import nl.ronde.platform.http.Api;
import nl.ronde.platform.http.Endpoint;
import nl.ronde.platform.http.Reply;
import nl.ronde.platform.http.Request;

/** Binds the operations on files. The words in the headers are those of tus 1.0. */
final class BlobRoutes {
    private static final String VERSION = "1.0.0";
    private static final String OFFSET = "Upload-Offset";
    private static final String PATH = "/v1/blobs/uploads/";

    private final BeginUpload begin;
    private final AppendUpload append;
    private final OwnUploads own;
    private final ReadBlobs reads;

    BlobRoutes(BeginUpload begin, AppendUpload append, OwnUploads own, ReadBlobs reads) {
        this.begin = begin;
        this.append = append;
        this.own = own;
        this.reads = reads;
    }

    void bind(Api api) {
        api.bind(
                "getUploadOptions",
                request -> Reply.noContent()
                        .with("Tus-Extension", "creation,termination,expiration")
                        .with("Tus-Max-Size", String.valueOf(BlobKind.most())));
        api.bind("createUpload", tus(this::create));
        api.bind("getUploadOffset", tus(this::offset));
        api.bindPieces("appendUpload", this::append);
        api.bindPieces("appendUploadByPost", this::append);
        api.bind("deleteUpload", tus(request -> {
            own.delete(request.actor(), request.id("uploadId"));
            return Reply.noContent();
        }));
        api.bind("listExpectedBlobs", request -> Reply.ok(reads.missing(request.actor(), request.paging())));
        api.bind("getBlob", this::content);
    }

    private static Endpoint tus(Endpoint endpoint) {
        return request -> {
            checkVersion(request);
            return endpoint.handle(request);
        };
    }

    private static void checkVersion(Request request) {
        if (!request.find("Tus-Resumable").orElse("").equals(VERSION)) {
            throw BlobProblem.TUS_VERSION.refuse();
        }
    }

    private Reply create(Request request) {
        Upload upload = begin.run(
                request.actor(),
                UploadMetadata.parse(request.text("Upload-Metadata")),
                Long.parseLong(request.text("Upload-Length")));
        return state(new Reply(201, "", new byte[0], Map.of("Location", PATH + upload.id())), upload);
    }

    private Reply offset(Request request) {
        Upload upload = own.get(request.actor(), request.id("uploadId"));
        return state(new Reply(200, "", new byte[0], Map.of()), upload)
                .with("Upload-Length", String.valueOf(upload.length()))
                .with("Upload-Metadata", new UploadMetadata(upload.sha256(), upload.kind()).header());
    }

    private static Reply state(Reply reply, Upload upload) {
        return reply.with(OFFSET, String.valueOf(upload.received()))
                .with(
                        "Upload-Expires",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                upload.expiresAt().atOffset(ZoneOffset.UTC)));
    }

    private Reply append(Request request, long before) {
        checkVersion(request);
        long offset = append.run(
                request.actor(),
                request.id("uploadId"),
                Long.parseLong(request.text(OFFSET)) + before,
                request.rawBody());
        return Reply.noContent().with(OFFSET, String.valueOf(offset));
    }

    private Reply content(Request request) {
        ReadBlobs.Content content = reads.get(request.actor(), request.text("hash"));
        String mediaType = content.blob().mediaType();
        String ending = mediaType.substring(mediaType.indexOf('/') + 1);
        return Reply.file(mediaType, content.bytes(), content.blob().sha256() + "." + ending)
                .with("Content-Security-Policy", "default-src 'none'; sandbox");
    }
}
