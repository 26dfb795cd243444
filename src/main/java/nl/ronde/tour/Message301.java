package nl.ronde.tour;

import java.nio.charset.StandardCharsets;

/** The municipality's message of the story: one HH1 client in Kampen (a fictitious person, BSN of the public test range). */
final class Message301 {
    /** The client's BSN, from the public test range. */
    static final String BSN = "999900006";
    /** ToewijzingNummer. */
    static final String ASSIGNMENT_NUMBER = "300777";

    private static final String TEXT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <wmo301:Bericht xmlns:iwmo="http://www.istandaarden.nl/iwmo/3_2/basisschema/schema" xmlns:wmo301="http://www.istandaarden.nl/iwmo/3_2/wmo301/schema">
            <wmo301:Header>
            <wmo301:BerichtCode>414</wmo301:BerichtCode><wmo301:BerichtVersie>3</wmo301:BerichtVersie><wmo301:BerichtSubversie>2</wmo301:BerichtSubversie>
            <wmo301:Afzender>0166</wmo301:Afzender><wmo301:Ontvanger>%s</wmo301:Ontvanger>
            <wmo301:BerichtIdentificatie><iwmo:Identificatie>0166RONDGANG</iwmo:Identificatie><iwmo:Dagtekening>2026-01-19</iwmo:Dagtekening></wmo301:BerichtIdentificatie>
            <wmo301:XsdVersie><iwmo:BasisschemaXsdVersie>1.0.0</iwmo:BasisschemaXsdVersie><iwmo:BerichtXsdVersie>1.0.0</iwmo:BerichtXsdVersie></wmo301:XsdVersie>
            </wmo301:Header>
            <wmo301:Client>
            <wmo301:Bsn>%s</wmo301:Bsn>
            <wmo301:Geboortedatum><iwmo:Datum>1941-08-13</iwmo:Datum></wmo301:Geboortedatum><wmo301:Geslacht>2</wmo301:Geslacht>
            <wmo301:Naam><iwmo:Geslachtsnaam><iwmo:Achternaam>Testclient</iwmo:Achternaam></iwmo:Geslachtsnaam><iwmo:Voorletters>A</iwmo:Voorletters><iwmo:NaamGebruik>1</iwmo:NaamGebruik></wmo301:Naam>
            <wmo301:Contactgegevens><wmo301:Contact><wmo301:Soort>01</wmo301:Soort><wmo301:Adres><iwmo:Huis><iwmo:Huisnummer>1</iwmo:Huisnummer></iwmo:Huis><iwmo:Postcode>8261AA</iwmo:Postcode><iwmo:Straatnaam>Teststraat</iwmo:Straatnaam><iwmo:Plaatsnaam>Kampen</iwmo:Plaatsnaam><iwmo:LandCode>NL</iwmo:LandCode></wmo301:Adres></wmo301:Contact></wmo301:Contactgegevens>
            <wmo301:ToegewezenProducten><wmo301:ToegewezenProduct><wmo301:ToewijzingNummer>%s</wmo301:ToewijzingNummer>
            <wmo301:Product><iwmo:Categorie>01</iwmo:Categorie><iwmo:Code>01A04</iwmo:Code></wmo301:Product>
            <wmo301:Toewijzingsdatum>2026-01-19</wmo301:Toewijzingsdatum><wmo301:Toewijzingstijd>10:15:00</wmo301:Toewijzingstijd>
            <wmo301:Ingangsdatum>2026-01-26</wmo301:Ingangsdatum><wmo301:Einddatum>2027-01-24</wmo301:Einddatum>
            <wmo301:Omvang><iwmo:Volume>150</iwmo:Volume><iwmo:Eenheid>01</iwmo:Eenheid><iwmo:Frequentie>2</iwmo:Frequentie></wmo301:Omvang>
            </wmo301:ToegewezenProduct></wmo301:ToegewezenProducten>
            </wmo301:Client>
            </wmo301:Bericht>
            """;

    private Message301() {}

    /** The message, for this provider. */
    static byte[] to(String agbCode) {
        return TEXT.formatted(agbCode, BSN, ASSIGNMENT_NUMBER).getBytes(StandardCharsets.UTF_8);
    }
}
