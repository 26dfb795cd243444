package nl.ronde.message.iwmo;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import nl.ronde.message.iwmo.Wmo301.Achternaam;
import nl.ronde.message.iwmo.Wmo301.Adres;
import nl.ronde.message.iwmo.Wmo301.BerichtIdentificatie;
import nl.ronde.message.iwmo.Wmo301.Client;
import nl.ronde.message.iwmo.Wmo301.Communicatie;
import nl.ronde.message.iwmo.Wmo301.Contact;
import nl.ronde.message.iwmo.Wmo301.Geboortedatum;
import nl.ronde.message.iwmo.Wmo301.Header;
import nl.ronde.message.iwmo.Wmo301.Huis;
import nl.ronde.message.iwmo.Wmo301.Omvang;
import nl.ronde.message.iwmo.Wmo301.OpenPeriode;
import nl.ronde.message.iwmo.Wmo301.Product;
import nl.ronde.message.iwmo.Wmo301.Relatie;
import nl.ronde.message.iwmo.Wmo301.Telefoon;
import nl.ronde.message.iwmo.Wmo301.Telefoonnummers;
import nl.ronde.message.iwmo.Wmo301.ToegewezenProduct;
import nl.ronde.message.iwmo.Wmo301.VolledigeNaam;
import nl.ronde.message.iwmo.Wmo301.XsdVersie;
import org.jspecify.annotations.Nullable;

/** Turns what {@link GrammarReader} read without problems into records. */
final class Wmo301Mapper {
    private Wmo301Mapper() {}

    static Wmo301 message(Node bericht) {
        return new Wmo301(header(bericht.get("Header")), client(bericht.get("Client")));
    }

    private static Header header(Node node) {
        var identificatie = node.get("BerichtIdentificatie");
        var versie = node.get("XsdVersie");
        return new Header(
                node.textOf("BerichtCode"),
                node.textOf("BerichtVersie"),
                node.textOf("BerichtSubversie"),
                node.textOf("Afzender"),
                node.textOf("Ontvanger"),
                new BerichtIdentificatie(
                        identificatie.textOf("Identificatie"), LocalDate.parse(identificatie.textOf("Dagtekening"))),
                new XsdVersie(versie.textOf("BasisschemaXsdVersie"), versie.textOf("BerichtXsdVersie")));
    }

    private static Client client(Node node) {
        return new Client(
                node.textOf("Bsn"),
                geboortedatum(node.get("Geboortedatum")),
                node.textOf("Geslacht"),
                naam(node.get("Naam")),
                optional(
                        node,
                        "Communicatie",
                        communicatie -> new Communicatie(communicatie.textOf("Vorm"), communicatie.findText("Taal"))),
                node.findText("JuridischeStatus"),
                node.findText("WettelijkeVertegenwoordiging"),
                node.findText("Commentaar"),
                all(node, "Relaties", Wmo301Mapper::relatie),
                all(node, "Contactgegevens", Wmo301Mapper::contact),
                all(node, "ToegewezenProducten", Wmo301Mapper::toegewezenProduct));
    }

    private static Geboortedatum geboortedatum(Node node) {
        return new Geboortedatum(LocalDate.parse(node.textOf("Datum")), node.findText("DatumGebruik"));
    }

    private static VolledigeNaam naam(Node node) {
        return new VolledigeNaam(
                achternaam(node.get("Geslachtsnaam")),
                optional(node, "Partnernaam", Wmo301Mapper::achternaam),
                node.findText("Voornamen"),
                node.findText("Voorletters"),
                node.textOf("NaamGebruik"));
    }

    private static Achternaam achternaam(Node node) {
        return new Achternaam(node.textOf("Achternaam"), node.findText("Voorvoegsel"));
    }

    private static Relatie relatie(Node node) {
        return new Relatie(
                node.textOf("Nummer"),
                number(node, "Volgorde"),
                node.textOf("Soort"),
                optional(node, "Geboortedatum", Wmo301Mapper::geboortedatum),
                node.findText("Geslacht"),
                naam(node.get("Naam")),
                contact(node.get("Contact")));
    }

    private static Contact contact(Node node) {
        return new Contact(
                node.textOf("Soort"),
                optional(node, "Adres", Wmo301Mapper::adres),
                node.findText("Organisatie"),
                optional(
                        node,
                        "Telefoon",
                        numbers -> new Telefoonnummers(
                                telefoon(numbers.get("Telefoon01")),
                                optional(numbers, "Telefoon02", Wmo301Mapper::telefoon))),
                node.findText("Emailadres"),
                optional(
                        node,
                        "Periode",
                        periode -> new OpenPeriode(date(periode, "Begindatum"), date(periode, "Einddatum"))));
    }

    private static Adres adres(Node node) {
        return new Adres(
                optional(
                        node,
                        "Huis",
                        huis -> new Huis(
                                new BigInteger(huis.textOf("Huisnummer")).intValueExact(),
                                huis.findText("Huisletter"),
                                huis.findText("HuisnummerToevoeging"),
                                huis.findText("AanduidingWoonadres"))),
                node.findText("Postcode"),
                node.findText("Straatnaam"),
                node.findText("Plaatsnaam"),
                node.findText("LandCode"));
    }

    private static Telefoon telefoon(Node node) {
        return new Telefoon(node.textOf("Telefoonnummer"), node.textOf("Landnummer"));
    }

    private static ToegewezenProduct toegewezenProduct(Node node) {
        return new ToegewezenProduct(
                new BigInteger(node.textOf("ToewijzingNummer")).longValueExact(),
                node.findText("ReferentieAanbieder"),
                optional(
                        node, "Product", product -> new Product(product.textOf("Categorie"), product.findText("Code"))),
                LocalDate.parse(node.textOf("Toewijzingsdatum")),
                TextType.toTime(node.textOf("Toewijzingstijd")),
                LocalDate.parse(node.textOf("Ingangsdatum")),
                date(node, "Einddatum"),
                node.findText("RedenWijziging"),
                optional(
                        node,
                        "Omvang",
                        omvang -> new Omvang(
                                new BigInteger(omvang.textOf("Volume")).intValueExact(),
                                omvang.textOf("Eenheid"),
                                omvang.textOf("Frequentie"))),
                number(node, "Budget"),
                node.findText("Commentaar"));
    }

    private static @Nullable LocalDate date(Node node, String name) {
        var text = node.findText(name);
        return text == null ? null : LocalDate.parse(text);
    }

    private static @Nullable Integer number(Node node, String name) {
        var text = node.findText(name);
        return text == null ? null : new BigInteger(text).intValueExact();
    }

    private static <T> @Nullable T optional(Node node, String name, Function<Node, T> mapper) {
        var found = node.find(name);
        return found == null ? null : mapper.apply(found);
    }

    private static <T> List<T> all(Node node, String name, Function<Node, T> mapper) {
        var group = node.find(name);
        return group == null ? List.of() : group.inside().stream().map(mapper).toList();
    }
}
