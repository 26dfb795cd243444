package nl.ronde.platform.config;

import java.net.URI;

/**
 * Where finished files lie on an S3-compatible store, and as whom to enter it. {@link #toString()} leaves both keys out.
 *
 * @param endpoint address of the store, without a slash at its end; the bucket is put behind it (path style)
 * @param bucket name of the bucket, which must exist
 * @param region what the store calls its region; part of every signature
 * @param accessKey name of the key
 * @param secretKey what requests are signed with
 */
public record FileBucket(URI endpoint, String bucket, String region, String accessKey, String secretKey) {
    @Override
    public String toString() {
        return "FileBucket[endpoint=" + endpoint + ", bucket=" + bucket + ", region=" + region + "]";
    }
}
