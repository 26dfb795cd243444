package nl.ronde.blob;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;

/** Walks the chunks of a PNG (ISO/IEC 15948) and keeps those that make the picture: no text, no Exif, no time. */
final class PngFile {
    private static final int SIGNATURE = 8;
    private static final Set<String> KEPT =
            Set.of("IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "pHYS", "bKGD");

    private PngFile() {}

    static ImageFile read(byte[] sent) {
        ByteBuffer in = ByteBuffer.wrap(sent);
        ByteArrayOutputStream out = new ByteArrayOutputStream(sent.length);
        out.write(sent, 0, SIGNATURE);
        in.position(SIGNATURE);
        int width = 0;
        int height = 0;
        boolean data = false;
        String type = "";
        while (!type.equals("IEND")) {
            int begin = in.position();
            int length = in.getInt();
            if (length < 0 || length > in.remaining() - 8) {
                throw BlobProblem.NOT_AN_IMAGE.refuse();
            }
            type = new String(sent, begin + 4, 4, StandardCharsets.ISO_8859_1);
            boolean first = begin == SIGNATURE;
            if (first != type.equals("IHDR") || first && length != 13 || !isWhole(in, sent, begin, length)) {
                throw BlobProblem.NOT_AN_IMAGE.refuse();
            }
            if (first) {
                width = in.getInt(begin + 8);
                height = in.getInt(begin + 12);
            }
            data |= type.equals("IDAT");
            if (KEPT.contains(type)) {
                out.write(sent, begin, length + 12);
            } else if (Character.isUpperCase(type.charAt(0))) {
                throw BlobProblem.NOT_AN_IMAGE.refuse();
            }
            in.position(begin + length + 12);
        }
        if (!data || in.hasRemaining()) {
            // Nothing of a phone hangs a second file behind a PNG.
            throw BlobProblem.NOT_AN_IMAGE.refuse();
        }
        return new ImageFile(ImageFile.PNG, width, height, out.toByteArray());
    }

    private static boolean isWhole(ByteBuffer in, byte[] sent, int begin, int length) {
        CRC32 crc = new CRC32();
        crc.update(sent, begin + 4, length + 4);
        return (int) crc.getValue() == in.getInt(begin + 8 + length);
    }
}
