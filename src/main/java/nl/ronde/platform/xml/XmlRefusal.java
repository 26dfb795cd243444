package nl.ronde.platform.xml;

/**
 * Why a piece of XML was refused before anybody looked at what it says. Carries a stable code and a Dutch text; it
 * never repeats content of the document, which may hold personal data.
 */
public final class XmlRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    /** The reasons, each with its stable code and its Dutch text. */
    public enum Reason {
        EMPTY("xml-empty", "Het bestand is leeg."),
        BYTE_ORDER_MARK("xml-byte-order-mark", "Het bestand begint met een byte order mark. Dat mag niet."),
        NOT_UTF_8("xml-not-utf-8", "Het bestand is niet in UTF-8."),
        VERSION("xml-version", "Het bestand is geen XML 1.0."),
        DOCTYPE("xml-doctype", "Het bestand bevat een DOCTYPE. Dat mag niet."),
        NOT_WELL_FORMED("xml-not-well-formed", "Het bestand is geen goed gevormde XML."),
        TOO_DEEP("xml-too-deep", "De elementen in het bestand zijn te diep genest."),
        TOO_MANY_ATTRIBUTES("xml-too-many-attributes", "Een element in het bestand heeft te veel attributen."),
        TOO_MANY_ELEMENTS("xml-too-many-elements", "Het bestand bevat te veel elementen."),
        TEXT_TOO_LONG("xml-text-too-long", "Een tekst in het bestand is te lang."),
        TOO_SLOW("xml-too-slow", "Het controleren van het bestand duurt te lang.");

        private final String code;
        private final String text;

        Reason(String code, String text) {
            this.code = code;
            this.text = text;
        }

        /** The stable code, for programs. */
        public String code() {
            return code;
        }

        /** The sentence for people, in Dutch. */
        public String text() {
            return text;
        }
    }

    private final Reason reason;

    /** A refusal for this reason. */
    public XmlRefusal(Reason reason) {
        super(reason.code());
        this.reason = reason;
    }

    /** Why it was refused. */
    public Reason reason() {
        return reason;
    }
}
