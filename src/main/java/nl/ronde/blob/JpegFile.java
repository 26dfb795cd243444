package nl.ronde.blob;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Walks the segments of a JPEG (ITU-T T.81) and keeps those that make the picture. Of Exif only the orientation stays, or
 * the photo would lie on its side; XMP, IPTC, comments and what hangs behind the picture (phones put films there) go.
 */
final class JpegFile {
    private static final int START = 0xD8;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int COMMENT = 0xFE;
    private static final int ORIENTATION_TAG = 0x0112;

    private final byte[] sent;
    private final ByteBuffer in;
    private final ByteArrayOutputStream kept;
    private int at = 2;
    private int width;
    private int height;
    private int orientation = 1;
    private boolean picture;

    private JpegFile(byte[] sent) {
        this.sent = sent;
        this.in = ByteBuffer.wrap(sent);
        this.kept = new ByteArrayOutputStream(sent.length);
    }

    static ImageFile read(byte[] sent) {
        return new JpegFile(sent).read();
    }

    private ImageFile read() {
        int marker = START;
        while (marker != END) {
            marker = marker();
            if (marker != END && marker != 0x01 && !isRestart(marker)) {
                segment(marker);
            }
        }
        if (!picture) {
            throw BlobProblem.NOT_AN_IMAGE.refuse();
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(kept.size() + 40);
        out.write(0xFF);
        out.write(START);
        if (orientation > 1) {
            out.writeBytes(exif(orientation));
        }
        out.writeBytes(kept.toByteArray());
        out.write(0xFF);
        out.write(END);
        return new ImageFile(ImageFile.JPEG, width, height, out.toByteArray());
    }

    private int marker() {
        if (byteAt(at) != 0xFF) {
            throw BlobProblem.NOT_AN_IMAGE.refuse();
        }
        while (byteAt(at) == 0xFF) {
            at++;
        }
        return byteAt(at++);
    }

    private void segment(int marker) {
        int length = in.getShort(at) & 0xFFFF;
        if (length < 2 || at + length > sent.length) {
            throw BlobProblem.NOT_AN_IMAGE.refuse();
        }
        if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
            height = Math.max(height, in.getShort(at + 3) & 0xFFFF);
            width = Math.max(width, in.getShort(at + 5) & 0xFFFF);
        }
        if (marker == 0xE1 && says("Exif\0\0")) {
            readOrientation(at + 8, at + length);
        }
        if (isKept(marker)) {
            kept.write(0xFF);
            kept.write(marker);
            kept.write(sent, at, length);
        }
        at += length;
        if (marker == SCAN) {
            picture = true;
            scan();
        }
    }

    /** The tables and frames, the colours (JFIF, ICC, Adobe), nothing else. */
    private boolean isKept(int marker) {
        boolean application = marker >= 0xE0 && marker <= 0xEF;
        return application
                ? marker == 0xE0 && says("JFIF\0") || marker == 0xE2 && says("ICC_PROFILE\0") || marker == 0xEE
                : marker != COMMENT;
    }

    private boolean says(String name) {
        byte[] expected = name.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < expected.length; i++) {
            if (byteAt(at + 2 + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /** The compressed picture, up to the next marker that is not part of it. */
    private void scan() {
        int begin = at;
        while (byteAt(at) != 0xFF || byteAt(at + 1) == 0 || isRestart(byteAt(at + 1))) {
            at++;
        }
        kept.write(sent, begin, at - begin);
    }

    private static boolean isRestart(int marker) {
        return marker >= 0xD0 && marker <= 0xD7;
    }

    private int byteAt(int index) {
        return sent[index] & 0xFF;
    }

    /** Reads tag 0x0112 of the first directory; a broken Exif has no orientation. */
    private void readOrientation(int begin, int end) {
        try {
            ByteBuffer tiff = ByteBuffer.wrap(sent, begin, end - begin).slice();
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            int directory = tiff.getInt(4);
            int entries = tiff.getShort(directory) & 0xFFFF;
            for (int i = 0; i < entries; i++) {
                int entry = directory + 2 + 12 * i;
                int value = tiff.getShort(entry + 8) & 0xFFFF;
                if ((tiff.getShort(entry) & 0xFFFF) == ORIENTATION_TAG && value >= 1 && value <= 8) {
                    orientation = value;
                }
            }
        } catch (IndexOutOfBoundsException e) {
            orientation = 1;
        }
    }

    /** An Exif segment that says the orientation and nothing else. */
    private static byte[] exif(int orientation) {
        return ByteBuffer.allocate(36)
                .put(new byte[] {(byte) 0xFF, (byte) 0xE1})
                .putShort((short) 34)
                .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) ORIENTATION_TAG)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) orientation)
                .array();
    }
}
