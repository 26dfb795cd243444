package nl.ronde.blob;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import nl.ronde.platform.digest.Sha256;

/** Images that a test makes for itself. */
public final class TestImages {
    /** Stands in the Exif of {@link #photo}; must never be served. */
    static final String SECRET = "52.5555N 5.9111E Kampen";

    private TestImages() {}

    /** A PNG of noise: it does not shrink, and no two sizes are the same. */
    public static byte[] png(int width, int height) {
        return image(width, height, "png");
    }

    static byte[] jpeg(int width, int height) {
        return image(width, height, "jpg");
    }

    private static byte[] image(int width, int height, String format) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(31L * width + height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt(0x1000000));
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A JPEG as a phone makes it: Exif with an orientation and a place, XMP, a comment, and a film hung behind it. */
    static byte[] photo(int width, int height, int orientation) {
        byte[] plain = jpeg(width, height);
        byte[] exif = ByteBuffer.allocate(200)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("Exif\0\0II*\0".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(8)
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putInt(orientation)
                .putInt(0)
                .put(SECRET.getBytes(StandardCharsets.ISO_8859_1))
                .array();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(plain, 0, 2);
        segment(out, 0xE1, exif);
        segment(out, 0xE1, ("http://ns.adobe.com/xap/1.0/\0<x>" + SECRET + "</x>").getBytes(StandardCharsets.UTF_8));
        segment(out, 0xFE, SECRET.getBytes(StandardCharsets.UTF_8));
        out.write(plain, 2, plain.length - 2);
        out.writeBytes(("ftyp film " + SECRET).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
        out.write(0xFF);
        out.write(marker);
        out.write((content.length + 2) >> 8);
        out.write(content.length + 2);
        out.writeBytes(content);
    }

    /** A PNG with one more chunk before its last one. */
    static byte[] pngWith(byte[] png, String type, byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, png.length - 12);
        out.writeBytes(chunk(type, content));
        out.write(png, png.length - 12, 12);
        return out.toByteArray();
    }

    /** A PNG of a few bytes that claims to have this many pixels. */
    static byte[] pngClaiming(int width, int height) {
        byte[] small = png(1, 1);
        byte[] head = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(small, 24, 5)
                .array();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(small, 0, 8);
        out.writeBytes(chunk("IHDR", head));
        out.write(small, 33, small.length - 33);
        return out.toByteArray();
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] name = type.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(content);
        return ByteBuffer.allocate(content.length + 12)
                .putInt(content.length)
                .put(name)
                .put(content)
                .putInt((int) crc.getValue())
                .array();
    }

    /** The containers of a WebP around a lossless picture's head, with Exif. */
    static byte[] webp(int width, int height) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(part(
                "VP8X",
                ByteBuffer.allocate(10)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(0x08)
                        .putShort((short) (width - 1))
                        .put((byte) 0)
                        .putShort((short) (height - 1))
                        .put((byte) 0)
                        .array()));
        body.writeBytes(part(
                "VP8L",
                ByteBuffer.allocate(9)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put((byte) 0x2F)
                        .putInt((width - 1) | (height - 1) << 14)
                        .putInt(0)
                        .array()));
        body.writeBytes(part("EXIF", SECRET.getBytes(StandardCharsets.ISO_8859_1)));
        return ByteBuffer.allocate(12 + body.size())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
                .putInt(body.size() + 4)
                .put("WEBP".getBytes(StandardCharsets.ISO_8859_1))
                .put(body.toByteArray())
                .array();
    }

    private static byte[] part(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length + (content.length & 1))
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.ISO_8859_1))
                .putInt(content.length)
                .put(content)
                .array();
    }

    /** The name of a file. */
    public static String sha256(byte[] bytes) {
        return Sha256.hex(bytes);
    }
}
