package nl.ronde.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;
import nl.ronde.platform.digest.Sha256;
import nl.ronde.platform.problem.Refusal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {
    @Test
    void a_png_stays_what_it_shows_and_loses_its_texts() throws Exception {
        byte[] plain = TestImages.png(20, 10);
        byte[] sent = TestImages.pngWith(plain, "eXIf", TestImages.SECRET.getBytes(StandardCharsets.UTF_8));
        sent = TestImages.pngWith(sent, "tEXt", TestImages.SECRET.getBytes(StandardCharsets.UTF_8));
        ImageFile image = photo(sent);
        assertThat(image.mediaType()).isEqualTo("image/png");
        assertThat(image.width()).isEqualTo(20);
        assertThat(image.height()).isEqualTo(10);
        assertThat(image.bytes()).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 8})
    void a_jpeg_keeps_its_orientation_and_loses_place_comments_and_film(int orientation) throws Exception {
        byte[] sent = TestImages.photo(40, 30, orientation);
        ImageFile image = photo(sent);
        String text = new String(image.bytes(), StandardCharsets.ISO_8859_1);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains(TestImages.SECRET);
        assertThat(text).doesNotContain(TestImages.SECRET, "Kampen", "http://ns.adobe.com", "film");
        assertThat(text.contains("Exif")).isEqualTo(orientation > 1);
        if (orientation > 1) {
            assertThat(text).contains("Exif\0\0MM\0*\0\0\0\b\0\1\1\22\0\3\0\0\0\1\0" + (char) orientation);
        }
        BufferedImage before = ImageIO.read(new ByteArrayInputStream(TestImages.jpeg(40, 30)));
        BufferedImage after = ImageIO.read(new ByteArrayInputStream(image.bytes()));
        for (int x = 0; x < 40; x++) {
            assertThat(after.getRGB(x, x % 30)).isEqualTo(before.getRGB(x, x % 30));
        }
        assertThat(image.width()).isEqualTo(40);
        assertThat(image.height()).isEqualTo(30);
        assertThat(photo(image.bytes()).bytes()).as("cleaned once more").isEqualTo(image.bytes());
    }

    @Test
    void a_webp_loses_its_exif() {
        ImageFile image = photo(TestImages.webp(640, 480));
        assertThat(image.mediaType()).isEqualTo("image/webp");
        assertThat(image.width()).isEqualTo(640);
        assertThat(image.height()).isEqualTo(480);
        assertThat(new String(image.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("EXIF", "Kampen");
        assertThat(photo(image.bytes()).bytes()).isEqualTo(image.bytes());
    }

    @ParameterizedTest
    @CsvSource({"50000,50000", "8001,1", "1,8001", "8000,5001"})
    void a_header_that_claims_too_many_pixels_is_refused_before_any_is_decoded(int width, int height) {
        refused("blob-too-large", () -> photo(TestImages.pngClaiming(width, height)));
    }

    @ParameterizedTest
    @CsvSource({"8000,5000", "1,8000"})
    void as_many_pixels_as_may_be_are_kept(int width, int height) {
        assertThat(photo(TestImages.pngClaiming(width, height)).width()).isEqualTo(width);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "<html><script>alert(1)</script></html>",
                "GIF89a........",
                "%PDF-1.7",
                "RIFF....WEBP",
                "",
            })
    void what_is_no_image_is_refused(String text) {
        refused("blob-not-an-image", () -> photo(text.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void a_second_file_behind_a_png_is_refused() {
        byte[] png = TestImages.png(4, 4);
        byte[] both = Arrays.copyOf(png, png.length + 30);
        System.arraycopy("<script>1</script>".getBytes(StandardCharsets.UTF_8), 0, both, png.length, 18);
        refused("blob-not-an-image", () -> photo(both));
    }

    @Test
    void a_webp_is_no_signature() {
        byte[] webp = TestImages.webp(10, 10);
        refused("blob-not-an-image", () -> ImageFile.check(webp, Sha256.hex(webp), BlobKind.SIGNATURE));
    }

    @Test
    void other_bytes_than_promised_are_refused() {
        refused(
                "blob-hash-mismatch",
                () -> ImageFile.check(TestImages.png(4, 4), Sha256.hex(TestImages.png(5, 4)), BlobKind.PHOTO));
    }

    /** Ten thousand broken files: each is kept or refused, none fails the server. */
    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "webp"})
    void a_file_broken_anywhere_is_an_image_or_is_refused(String kind) {
        byte[] whole = switch (kind) {
            case "png" -> TestImages.png(5, 5);
            case "jpeg" -> TestImages.photo(16, 16, 6);
            default -> TestImages.webp(16, 16);
        };
        Random random = new Random(7);
        int refusals = 0;
        for (int i = 0; i < 10_000; i++) {
            byte[] broken = Arrays.copyOf(whole, i % 3 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int j = 0; j <= i % 4 && broken.length > 12; j++) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
            }
            try {
                photo(broken);
            } catch (Refusal refusal) {
                refusals++;
            }
        }
        assertThat(refusals).isPositive();
    }

    private static ImageFile photo(byte[] bytes) {
        return ImageFile.check(bytes, Sha256.hex(bytes), BlobKind.PHOTO);
    }

    private static void refused(String code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.problem().code()).isEqualTo(code));
    }
}
