package nl.ronde.message.iwmo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes WMO301 messages for AGB 42420001 from Kampen, with a fictitious client; valid unless a test changes it. */
public final class Test301 {
    private String afzender = "0166";
    private String ontvanger = "42420001";
    private String identificatie = "0166T0000001";
    private String dagtekening = "2025-12-18";
    private String bsn = "999900006";
    private String geboortedatum = "<iwmo:Datum>1941-08-13</iwmo:Datum>";
    private String relaties = "";
    private String commentaar = "";
    private final List<String> contacts = new ArrayList<>();
    private final List<String> products = new ArrayList<>();

    public static final String ADRES = """
            <wmo301:Adres><iwmo:Huis><iwmo:Huisnummer>1</iwmo:Huisnummer></iwmo:Huis><iwmo:Postcode>8261AA</iwmo:Postcode></wmo301:Adres>""";
    public static final String NAAM = """
            <wmo301:Naam><iwmo:Geslachtsnaam><iwmo:Achternaam>Testclient</iwmo:Achternaam></iwmo:Geslachtsnaam><iwmo:NaamGebruik>1</iwmo:NaamGebruik></wmo301:Naam>""";

    public Test301 afzender(String value) {
        afzender = value;
        return this;
    }

    public Test301 ontvanger(String value) {
        ontvanger = value;
        return this;
    }

    public Test301 identificatie(String value) {
        identificatie = value;
        return this;
    }

    public Test301 dagtekening(String value) {
        dagtekening = value;
        return this;
    }

    public Test301 bsn(String value) {
        bsn = value;
        return this;
    }

    public Test301 geboortedatum(String datum, String gebruik) {
        geboortedatum = "<iwmo:Datum>" + datum + "</iwmo:Datum><iwmo:DatumGebruik>" + gebruik + "</iwmo:DatumGebruik>";
        return this;
    }

    public Test301 commentaar(String value) {
        commentaar = "<wmo301:Commentaar>" + value + "</wmo301:Commentaar>";
        return this;
    }

    /** A relation with this number and an address of this content. */
    public Test301 relatie(String nummer, String contact) {
        relaties += "<wmo301:Relatie><wmo301:Nummer>" + nummer + "</wmo301:Nummer><wmo301:Soort>16</wmo301:Soort>"
                + NAAM + "<wmo301:Contact><wmo301:Soort>01</wmo301:Soort>" + contact
                + "</wmo301:Contact></wmo301:Relatie>";
        return this;
    }

    /** An address of this kind and content; without any, the client has one BRP address. */
    public Test301 contact(String soort, String content) {
        contacts.add("<wmo301:Contact><wmo301:Soort>" + soort + "</wmo301:Soort>" + content + "</wmo301:Contact>");
        return this;
    }

    /** An assignment; without any, there is one of HH1 by the week for 2026. */
    public Test301 product(Test301Product product) {
        products.add(product.xml());
        return this;
    }

    public String xml() {
        var message = """
                <?xml version="1.0" encoding="UTF-8"?>
                <wmo301:Bericht xmlns:iwmo="http://www.istandaarden.nl/iwmo/3_2/basisschema/schema" xmlns:wmo301="http://www.istandaarden.nl/iwmo/3_2/wmo301/schema">
                <wmo301:Header>
                <wmo301:BerichtCode>414</wmo301:BerichtCode><wmo301:BerichtVersie>3</wmo301:BerichtVersie><wmo301:BerichtSubversie>2</wmo301:BerichtSubversie>
                <wmo301:Afzender>%s</wmo301:Afzender><wmo301:Ontvanger>%s</wmo301:Ontvanger>
                <wmo301:BerichtIdentificatie><iwmo:Identificatie>%s</iwmo:Identificatie><iwmo:Dagtekening>%s</iwmo:Dagtekening></wmo301:BerichtIdentificatie>
                <wmo301:XsdVersie><iwmo:BasisschemaXsdVersie>1.0.0</iwmo:BasisschemaXsdVersie><iwmo:BerichtXsdVersie>1.0.0</iwmo:BerichtXsdVersie></wmo301:XsdVersie>
                </wmo301:Header>
                <wmo301:Client>
                <wmo301:Bsn>%s</wmo301:Bsn>
                <wmo301:Geboortedatum>%s</wmo301:Geboortedatum><wmo301:Geslacht>2</wmo301:Geslacht>
                %s
                """.formatted(afzender, ontvanger, identificatie, dagtekening, bsn, geboortedatum, NAAM);
        return message
                + commentaar
                + (relaties.isEmpty() ? "" : "<wmo301:Relaties>" + relaties + "</wmo301:Relaties>")
                + "<wmo301:Contactgegevens>"
                + (contacts.isEmpty()
                        ? "<wmo301:Contact><wmo301:Soort>01</wmo301:Soort>" + ADRES + "</wmo301:Contact>"
                        : String.join("", contacts))
                + "</wmo301:Contactgegevens><wmo301:ToegewezenProducten>"
                + (products.isEmpty() ? new Test301Product().xml() : String.join("", products))
                + "</wmo301:ToegewezenProducten></wmo301:Client></wmo301:Bericht>\n";
    }

    public byte[] bytes() {
        return xml().getBytes(StandardCharsets.UTF_8);
    }

    /** The message as the reader gives it. */
    public Wmo301 read() {
        return read(bytes());
    }

    public static Wmo301 read(byte[] bytes) {
        var result = new Wmo301Reader().read(bytes);
        assertThat(result).isInstanceOf(Wmo301Reader.Readable.class);
        return ((Wmo301Reader.Readable) result).message();
    }
}
