package nl.ronde.blob;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Walks the chunks of a WebP (RFC 9649) and keeps those that make the picture: no Exif, no XMP; no films. */
final class WebpFile {
    private static final Set<String> KEPT = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ICCP");
    private static final Set<String> PICTURES = Set.of("VP8 ", "VP8L");
    private static final int ONLY_ALPHA_AND_ICC = 0x30;
    private static final int HEAD = 12;

    private WebpFile() {}

    static ImageFile read(byte[] sent) {
        ByteBuffer in = ByteBuffer.wrap(sent).order(ByteOrder.LITTLE_ENDIAN);
        if (!name(sent, 8).equals("WEBP") || in.getInt(4) != sent.length - 8) {
            throw BlobProblem.NOT_AN_IMAGE.refuse();
        }
        ByteArrayOutputStream kept = new ByteArrayOutputStream(sent.length);
        int width = 0;
        int height = 0;
        int pictures = 0;
        int at = HEAD;
        while (at < sent.length) {
            String name = name(sent, at);
            int length = in.getInt(at + 4);
            if (length < 0 || length > sent.length - at - 8 || name.startsWith("ANI") || name.equals("ANMF")) {
                throw BlobProblem.NOT_AN_IMAGE.refuse();
            }
            int body = at + 8;
            int next = Math.min(sent.length, body + length + (length & 1));
            width = Math.max(width, width(in, name, body));
            height = Math.max(height, height(in, name, body));
            pictures += PICTURES.contains(name) ? 1 : 0;
            if (KEPT.contains(name)) {
                byte[] chunk = java.util.Arrays.copyOfRange(sent, at, body + length + (length & 1));
                if (name.equals("VP8X")) {
                    chunk[8] &= ONLY_ALPHA_AND_ICC;
                }
                kept.writeBytes(chunk);
            }
            at = next;
        }
        if (pictures != 1) {
            throw BlobProblem.NOT_AN_IMAGE.refuse();
        }
        byte[] bytes = ByteBuffer.allocate(HEAD + kept.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(kept.size() + 4)
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
                .put(kept.toByteArray())
                .array();
        return new ImageFile(ImageFile.WEBP, width, height, bytes);
    }

    private static int width(ByteBuffer in, String name, int body) {
        return switch (name) {
            case "VP8X" -> (in.getInt(body + 4) & 0xFFFFFF) + 1;
            case "VP8L" -> (in.getInt(body + 1) & 0x3FFF) + 1;
            case "VP8 " -> in.getShort(body + 6) & 0x3FFF;
            default -> 0;
        };
    }

    private static int height(ByteBuffer in, String name, int body) {
        return switch (name) {
            case "VP8X" -> (in.getInt(body + 6) >>> 8) + 1;
            case "VP8L" -> (in.getInt(body + 1) >>> 14 & 0x3FFF) + 1;
            case "VP8 " -> in.getShort(body + 8) & 0x3FFF;
            default -> 0;
        };
    }

    private static String name(byte[] bytes, int at) {
        return new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
    }
}
