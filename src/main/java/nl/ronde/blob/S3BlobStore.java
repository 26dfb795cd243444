package nl.ronde.blob;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import nl.ronde.platform.config.FileBucket;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;
import nl.ronde.platform.waiting.HeavyWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.retry.RetryMode;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Keeps files on an S3-compatible store, under {@code provider/sha256}. What the database holds from before the switch is
 * read there. A store that is away, slow or refuses is a 503 to come back later: nothing is lost by it.
 */
final class S3BlobStore implements BlobStore {
    /** Below the eight seconds that a request waits at most for anything. */
    private static final Duration WHOLE_CALL = Duration.ofSeconds(7);

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(4);
    private static final int WIDTH = 4;
    /** Under way and waiting: each may hold a whole file in memory. */
    private static final int AT_ONCE = 16;

    private static final int RETRY_AFTER_SECONDS = 30;
    private static final int RETRY_AFTER_FULL_SECONDS = 2;
    private static final Logger LOG = LoggerFactory.getLogger(S3BlobStore.class);

    private final S3Client client;
    private final String bucket;
    private final BlobStore before;
    private final HeavyWork pool;
    private final Semaphore places = new Semaphore(AT_ONCE);

    /**
     * A store in this bucket; nothing is asked of it yet.
     *
     * @param before where files were kept before this store: read first, no longer written
     */
    S3BlobStore(Vertx vertx, FileBucket bucket, BlobStore before) {
        this.client = client(bucket);
        this.bucket = bucket.bucket();
        this.before = before;
        this.pool = new HeavyWork(vertx, "file-store", WIDTH);
    }

    private static S3Client client(FileBucket bucket) {
        return S3Client.builder()
                .endpointOverride(bucket.endpoint())
                .region(Region.of(bucket.region()))
                .credentialsProvider(StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(bucket.accessKey(), bucket.secretKey())))
                // The newer checksums and the signing in chunks are Amazon's own: many other stores refuse them.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(true)
                        .chunkedEncodingEnabled(false)
                        .build())
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(SILENCE))
                .overrideConfiguration(settings -> settings.apiCallTimeout(WHOLE_CALL)
                        .retryStrategy(RetryMode.STANDARD)
                        // Settings come from RONDE_ variables only, not from a file in somebody's home folder.
                        .defaultProfileFile(ProfileFile.aggregator().build()))
                .build();
    }

    @Override
    public void keep(UUID providerId, String sha256, byte[] bytes) {
        call(
                "keep",
                () -> client.putObject(
                        it -> it.bucket(bucket).key(key(providerId, sha256)), RequestBody.fromBytes(bytes)));
    }

    @Override
    public Optional<byte[]> read(UUID providerId, String sha256) {
        // First the database: a key that may not list the bucket is told 403, not 404, of what is not there.
        return before.read(providerId, sha256).or(() -> call("read", () -> find(providerId, sha256)));
    }

    private Optional<byte[]> find(UUID providerId, String sha256) {
        try {
            return Optional.of(client.getObjectAsBytes(it -> it.bucket(bucket).key(key(providerId, sha256)))
                    .asByteArrayUnsafe());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        }
    }

    private static String key(UUID providerId, String sha256) {
        return providerId + "/" + sha256;
    }

    /** Runs a call on the pool; one that nobody waits for any more keeps its place until it ends. */
    private <T> T call(String act, Callable<T> call) {
        if (!places.tryAcquire()) {
            throw CommonProblem.unavailable(RETRY_AFTER_FULL_SECONDS);
        }
        try {
            return pool.run(() -> {
                try {
                    return call.call();
                } finally {
                    places.release();
                }
            });
        } catch (Exception e) {
            if (e instanceof SdkException || e instanceof TimeoutException) {
                throw away(act, e);
            }
            throw e;
        }
    }

    /** The store's own words may repeat a key: its code and status are told, and of a failure without an answer the kind. */
    private static Refusal away(String act, Exception e) {
        var line = LOG.atError().addKeyValue("act", act);
        if (e instanceof S3Exception answer) {
            String code = answer.awsErrorDetails() == null
                    ? ""
                    : String.valueOf(answer.awsErrorDetails().errorCode());
            line.addKeyValue("status", answer.statusCode()).addKeyValue("code", code);
        } else {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            line.addKeyValue("reason", cause.getClass().getSimpleName());
        }
        line.log("the store of files did not do what it was asked");
        return CommonProblem.unavailable(RETRY_AFTER_SECONDS);
    }
}
