package nl.ronde.platform.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Packs answers and unpacks bodies where the contract says so; never more than may be sent unpacked. */
final class Gzip {
    /** Below this many bytes packing makes it larger or saves no packet. */
    private static final int WORTH_IT = 500;

    private Gzip() {}

    /**
     * The body unpacked.
     *
     * @throws nl.ronde.platform.problem.Refusal {@code too-large} as soon as more comes out than may, {@code malformed-http} for
     *     what is not gzip
     */
    static byte[] unpack(byte[] packed, int maxBytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw CommonProblem.TOO_LARGE.refuse("Hoogstens " + maxBytes + " bytes.");
            }
            return bytes;
        } catch (IOException e) {
            throw CommonProblem.MALFORMED_HTTP.refuse("De inhoud is geen geldige gzip.");
        }
    }

    /** True where the caller takes gzip and the body is worth it. */
    static boolean isWanted(@Nullable String acceptEncoding, byte[] body) {
        if (acceptEncoding == null || body.length < WORTH_IT) {
            return false;
        }
        for (String range : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = range.split(";");
            if (parts[0].trim().equals("gzip")) {
                return parts.length == 1 || !parts[1].trim().matches("q\\s*=\\s*0(\\.0*)?");
            }
        }
        return false;
    }

    static byte[] pack(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
