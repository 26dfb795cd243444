package nl.ronde.message.iwmo;

import static nl.ronde.message.iwmo.TextType.codes;
import static nl.ronde.message.iwmo.TextType.date;
import static nl.ronde.message.iwmo.TextType.exactly;
import static nl.ronde.message.iwmo.TextType.freeText;
import static nl.ronde.message.iwmo.TextType.integer;
import static nl.ronde.message.iwmo.TextType.line;
import static nl.ronde.message.iwmo.TextType.matching;
import static nl.ronde.message.iwmo.TextType.time;

/**
 * The grammar of the WMO301 of iWmo 3.2, as data: every element in its order, with its cardinality and its type. Codes
 * are those of the standard's own code lists. A test holds it against the official schemas where these are at hand.
 */
final class Wmo301Grammar {
    /** Namespace of the message's own elements. */
    static final String MESSAGE = "http://www.istandaarden.nl/iwmo/3_2/wmo301/schema";
    /** Namespace of the elements inside the standard's shared types. */
    static final String BASE = "http://www.istandaarden.nl/iwmo/3_2/basisschema/schema";

    private static final TextType VERSION =
            matching("een versienummer zoals 1.0.0", "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)");
    private static final TextType COUNTRY = codes("""
            AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ
            BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM
            DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS
            GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
            KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ
            MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
            PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV
            SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
            VN VU WF WS YE YT ZA ZM ZW
            """.split("\\s+"));

    private static final Element ACHTERNAAM = base("Achternaam", line(200));
    private static final Element VOORVOEGSEL = base("Voorvoegsel", line(10)).optional();

    private static final Element GEBOORTEDATUM = message(
            "Geboortedatum",
            base("Datum", date()),
            base("DatumGebruik", codes("1", "2", "3")).optional());

    private static final Element GESLACHT = message("Geslacht", codes("0", "1", "2"));

    private static final Element NAAM = message(
            "Naam",
            base("Geslachtsnaam", ACHTERNAAM, VOORVOEGSEL),
            base("Partnernaam", ACHTERNAAM, VOORVOEGSEL).optional(),
            base("Voornamen", line(200)).optional(),
            base("Voorletters", matching("1 tot en met 6 letters", "[a-zA-Z\u00C0-\u1EF3]{1,6}"))
                    .optional(),
            base("NaamGebruik", codes("1", "2", "3", "4", "5", "6")));

    private static final Element ADRES = message(
            "Adres",
            base(
                            "Huis",
                            base("Huisnummer", integer(0, 99_999)),
                            base("Huisletter", line(1)).optional(),
                            base("HuisnummerToevoeging", line(4)).optional(),
                            base("AanduidingWoonadres", codes("AB", "BY", "TO", "WW"))
                                    .optional())
                    .optional(),
            base("Postcode", line(8)).optional(),
            base("Straatnaam", line(24)).optional(),
            base("Plaatsnaam", line(80)).optional(),
            base("LandCode", COUNTRY).optional());

    private static final Element CONTACT = message(
            "Contact",
            message("Soort", codes("01", "02", "03", "04")),
            ADRES.optional(),
            message("Organisatie", line(35)).optional(),
            message("Telefoon", telephone("Telefoon01"), telephone("Telefoon02").optional())
                    .optional(),
            message("Emailadres", line(80)).optional(),
            message(
                            "Periode",
                            base("Begindatum", date()).optional(),
                            base("Einddatum", date()).optional())
                    .optional());

    private static final Element RELATIE = message(
            "Relatie",
            message("Nummer", line(20)),
            message("Volgorde", integer(0, 99)).optional(),
            message(
                    "Soort",
                    codes(
                            "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14", "15", "16", "17",
                            "18", "19", "20", "21", "22", "23", "24", "25")),
            GEBOORTEDATUM.optional(),
            GESLACHT.optional(),
            NAAM,
            CONTACT);

    private static final Element TOEGEWEZEN_PRODUCT = message(
            "ToegewezenProduct",
            message("ToewijzingNummer", integer(0, 999_999_999)),
            message("ReferentieAanbieder", line(36)).optional(),
            message(
                            "Product",
                            base(
                                    "Categorie",
                                    codes(
                                            "01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12",
                                            "13", "14", "15", "16", "17", "18")),
                            base("Code", line(5)).optional())
                    .optional(),
            message("Toewijzingsdatum", date()),
            message("Toewijzingstijd", time()),
            message("Ingangsdatum", date()),
            message("Einddatum", date()).optional(),
            message(
                            "RedenWijziging",
                            codes("01", "02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13", "14"))
                    .optional(),
            message(
                            "Omvang",
                            base("Volume", integer(0, 99_999_999)),
                            base("Eenheid", codes("01", "04", "14", "16", "82", "83", "84")),
                            base("Frequentie", codes("1", "2", "4", "6")))
                    .optional(),
            message("Budget", integer(0, 99_999_999)).optional(),
            message("Commentaar", freeText()).optional());

    private static final Element HEADER = message(
            "Header",
            message("BerichtCode", codes("414")),
            message("BerichtVersie", exactly("3")),
            message("BerichtSubversie", exactly("2")),
            message("Afzender", matching("een gemeentecode van 4 cijfers", "[0-9]{4}")),
            message("Ontvanger", matching("een AGB-code van 8 cijfers", "[0-9]{8}")),
            message("BerichtIdentificatie", base("Identificatie", line(12)), base("Dagtekening", date())),
            message("XsdVersie", base("BasisschemaXsdVersie", VERSION), base("BerichtXsdVersie", VERSION)));

    private static final Element CLIENT = message(
            "Client",
            message("Bsn", matching("een nummer van 9 cijfers", "[0-9]{9}")),
            GEBOORTEDATUM,
            GESLACHT,
            NAAM,
            message(
                            "Communicatie",
                            base("Vorm", codes("1", "2", "3")),
                            base("Taal", line(25)).optional())
                    .optional(),
            message("JuridischeStatus", codes("01", "02", "03", "04", "05", "11", "12"))
                    .optional(),
            message("WettelijkeVertegenwoordiging", codes("06", "07", "08", "09", "10"))
                    .optional(),
            message("Commentaar", freeText()).optional(),
            message("Relaties", RELATIE.repeated()).optional(),
            message("Contactgegevens", CONTACT.repeated()),
            message("ToegewezenProducten", TOEGEWEZEN_PRODUCT.repeated()));

    /** The whole message. */
    static final Element BERICHT = message("Bericht", HEADER, CLIENT);

    private Wmo301Grammar() {}

    private static Element message(String name, TextType type) {
        return Element.text(MESSAGE, name, type);
    }

    private static Element message(String name, Element... inside) {
        return Element.group(MESSAGE, name, inside);
    }

    private static Element base(String name, TextType type) {
        return Element.text(BASE, name, type);
    }

    private static Element base(String name, Element... inside) {
        return Element.group(BASE, name, inside);
    }

    private static Element telephone(String name) {
        return base(
                name,
                base("Telefoonnummer", matching("1 tot en met 15 cijfers", "[0-9]{1,15}")),
                base("Landnummer", line(4)));
    }
}
