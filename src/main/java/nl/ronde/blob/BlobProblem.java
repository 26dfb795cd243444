package nl.ronde.blob;

import nl.ronde.platform.problem.Problem;

/** What uploads are refused for. */
enum BlobProblem implements Problem {
    TUS_VERSION("tus-version-unsupported", 412, "Deze versie van tus kent de server niet."),
    METADATA("upload-metadata-invalid", 422, "Bij de upload ontbreekt wat het is: sha256 en soort."),
    OFFSET("upload-offset-mismatch", 409, "De upload gaat op een andere plek verder. Vraag eerst waar."),
    HASH("blob-hash-mismatch", 422, "Het bestand is niet heel aangekomen. Stuur het opnieuw."),
    NOT_AN_IMAGE("blob-not-an-image", 422, "Dit bestand is geen afbeelding die hiervoor mag."),
    TOO_LARGE("blob-too-large", 422, "Deze afbeelding heeft te veel beeldpunten."),
    TOO_MANY("too-many-uploads", 429, "Er staan te veel uploads open. Maak er eerst een paar af.");

    private final Entry entry;

    BlobProblem(String code, int status, String title) {
        this.entry = new Entry(code, status, title);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
