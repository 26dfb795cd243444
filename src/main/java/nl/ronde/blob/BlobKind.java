package nl.ronde.blob;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import java.util.Set;

/** What a file is for; it bounds size and form. */
public enum BlobKind {
    /** A signature (handtekening), drawn on the phone. */
    @JsonProperty("signature")
    SIGNATURE("signature", 512 * 1024, Set.of(ImageFile.PNG, ImageFile.JPEG)),
    /** A photo (foto). */
    @JsonProperty("photo")
    PHOTO("photo", 10 * 1024 * 1024, Set.of(ImageFile.PNG, ImageFile.JPEG, ImageFile.WEBP));

    private final String word;
    private final int maxBytes;
    private final Set<String> mediaTypes;

    BlobKind(String word, int maxBytes, Set<String> mediaTypes) {
        this.word = word;
        this.maxBytes = maxBytes;
        this.mediaTypes = mediaTypes;
    }

    /** The kind with this word of the contract. */
    static Optional<BlobKind> of(String word) {
        for (BlobKind kind : values()) {
            if (kind.word.equals(word)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }

    /** The most bytes of any kind. */
    static int most() {
        return PHOTO.maxBytes;
    }

    String word() {
        return word;
    }

    int maxBytes() {
        return maxBytes;
    }

    boolean allows(String mediaType) {
        return mediaTypes.contains(mediaType);
    }
}
