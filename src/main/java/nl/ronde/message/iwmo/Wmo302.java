package nl.ronde.message.iwmo;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a WMO302 says: the answer to one 301. There is exactly one per 301 that could be read. */
public sealed interface Wmo302 {

    /** Nothing to remark on the class. */
    String NO_REMARK = "0200";
    /** The class was not judged. */
    String NOT_ASSESSED = "0233";
    /** The message was refused for technical reasons: a rule inside the message. */
    String TECHNICALLY_REFUSED = "0001";

    /**
     * The answer's own identification.
     *
     * @param identificatieRetour 1 to 12 characters, unique per provider
     * @param dagtekeningRetour the date of the answer in Europe/Amsterdam
     */
    record Retour(String identificatieRetour, LocalDate dagtekeningRetour) {
        private static final TextType FORM = TextType.line(12);

        /**
         * Refuses an identification that the schema would refuse.
         *
         * @throws IllegalArgumentException when it is empty, blank or longer than 12 characters
         */
        public Retour {
            if (!FORM.accepts().test(identificatieRetour)) {
                throw new IllegalArgumentException("IdentificatieRetour must have 1 to 12 characters");
            }
        }
    }

    /** All is well: a header without return codes. */
    record Accepted() implements Wmo302 {}

    /** A rule inside the message was broken (level 2): a header with 0001. */
    record TechnicallyRefused() implements Wmo302 {}

    /** Rejected on what the provider knows (levels 3 and 4): the whole client comes back, with codes on every class. */
    record Rejected(Wmo301Assessment assessment) implements Wmo302 {

        /** The code or codes of the class at this path. */
        List<String> codesOf(String path) {
            var own = assessment.returnCodes().get(path);
            if (own != null) {
                return own;
            }
            return List.of(path.equals(MessagePath.HEADER) || !repeated() ? NO_REMARK : NOT_ASSESSED);
        }

        /** Under an identification that was used before, the content itself is not judged. */
        private boolean repeated() {
            var header = assessment.returnCodes().get(MessagePath.HEADER);
            return header != null && header.contains(Wmo301Assessment.IDENTIFICATION_NOT_UNIQUE);
        }
    }

    /** The answer that belongs to an assessment. */
    static Wmo302 of(Wmo301Assessment assessment) {
        return assessment.accepted() ? new Accepted() : new Rejected(assessment);
    }

    /** The return codes of the header, {@code null} when it carries none. */
    default @Nullable List<String> headerCodes() {
        return switch (this) {
            case Accepted() -> null;
            case TechnicallyRefused() -> List.of(TECHNICALLY_REFUSED);
            case Rejected rejected -> rejected.codesOf(MessagePath.HEADER);
        };
    }
}
