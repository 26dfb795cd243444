package nl.ronde.blob;

import java.util.Arrays;
import nl.ronde.platform.digest.Sha256;

/**
 * An image as it is kept: only what is needed to show it. No pixel is ever decoded here; what the file says of itself is
 * read from its headers.
 *
 * @param width in pixels, before the camera's orientation
 * @param height in pixels
 * @param bytes the file without place, time, names, comments and whatever hung behind it
 */
record ImageFile(String mediaType, int width, int height, byte[] bytes) {
    static final String PNG = "image/png";
    static final String JPEG = "image/jpeg";
    static final String WEBP = "image/webp";

    private static final int MOST_PER_SIDE = 8_000;
    private static final long MOST_PIXELS = 40_000_000;

    /**
     * Reads what a phone sent.
     *
     * @throws nl.ronde.platform.problem.Refusal {@code blob-hash-mismatch} where the bytes are not those that were
     *     promised, {@code blob-not-an-image} or {@code blob-too-large} where they are not what the kind may be
     */
    static ImageFile check(byte[] sent, String sha256, BlobKind kind) {
        if (!Sha256.hex(sent).equals(sha256)) {
            throw BlobProblem.HASH.refuse();
        }
        ImageFile image = read(sent);
        if (!kind.allows(image.mediaType())) {
            throw BlobProblem.NOT_AN_IMAGE.refuse();
        }
        if (image.width() > MOST_PER_SIDE
                || image.height() > MOST_PER_SIDE
                || (long) image.width() * image.height() > MOST_PIXELS) {
            throw BlobProblem.TOO_LARGE.refuse("Hoogstens 8000 bij 8000 en samen 40 miljoen beeldpunten.");
        }
        return image;
    }

    private static ImageFile read(byte[] sent) {
        try {
            ImageFile image;
            if (beginsWith(sent, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n')) {
                image = PngFile.read(sent);
            } else if (beginsWith(sent, 0xFF, 0xD8, 0xFF)) {
                image = JpegFile.read(sent);
            } else if (beginsWith(sent, 'R', 'I', 'F', 'F')) {
                image = WebpFile.read(sent);
            } else {
                throw BlobProblem.NOT_AN_IMAGE.refuse();
            }
            if (image.width() <= 0 || image.height() <= 0) {
                throw BlobProblem.NOT_AN_IMAGE.refuse();
            }
            return image;
        } catch (IndexOutOfBoundsException | java.nio.BufferUnderflowException e) {
            // A part claims to be longer than the file is.
            throw BlobProblem.NOT_AN_IMAGE.refuse();
        }
    }

    private static boolean beginsWith(byte[] bytes, int... magic) {
        byte[] expected = new byte[magic.length];
        for (int i = 0; i < magic.length; i++) {
            expected[i] = (byte) magic[i];
        }
        return bytes.length >= magic.length && Arrays.equals(bytes, 0, magic.length, expected, 0, magic.length);
    }
}
