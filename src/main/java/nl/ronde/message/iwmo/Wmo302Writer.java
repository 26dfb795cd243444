package nl.ronde.message.iwmo;

import static nl.ronde.message.iwmo.Wmo301Grammar.BASE;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import nl.ronde.message.iwmo.Wmo301.Achternaam;
import nl.ronde.message.iwmo.Wmo301.Adres;
import nl.ronde.message.iwmo.Wmo301.Client;
import nl.ronde.message.iwmo.Wmo301.Contact;
import nl.ronde.message.iwmo.Wmo301.Geboortedatum;
import nl.ronde.message.iwmo.Wmo301.Relatie;
import nl.ronde.message.iwmo.Wmo301.Telefoon;
import nl.ronde.message.iwmo.Wmo301.ToegewezenProduct;
import nl.ronde.message.iwmo.Wmo301.VolledigeNaam;
import nl.ronde.message.iwmo.Wmo301.XsdVersie;
import org.jspecify.annotations.Nullable;

/**
 * Writes the WMO302 that answers a WMO301. Afzender and Ontvanger are those of the 301, unchanged: the answer of a
 * provider names the municipality as its sender (iWmo IV028). There is no XsltVersie, since no XSLT of the standard was
 * used.
 */
public final class Wmo302Writer {
    private static final String MESSAGE = "http://www.istandaarden.nl/iwmo/3_2/wmo302/schema";
    private static final XsdVersie OWN_VERSION = new XsdVersie("1.0.0", "1.0.0");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter();

    private final XmlOut out;
    private final Wmo302 answer;

    private Wmo302Writer(XmlOut out, Wmo302 answer) {
        this.out = out;
        this.answer = answer;
    }

    /** The answer as a file. */
    public static byte[] write(Wmo301 message, Wmo302.Retour retour, Wmo302 answer) {
        try {
            var out = new XmlOut("wmo302", MESSAGE, "Bericht");
            var writer = new Wmo302Writer(out, answer);
            writer.header(message.header(), retour);
            if (answer instanceof Wmo302.Rejected rejected) {
                writer.client(message.client(), rejected);
            }
            return out.finish();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a message in memory cannot be written", e);
        }
    }

    private void header(Wmo301.Header header, Wmo302.Retour retour) throws XMLStreamException {
        group("Header", () -> {
            text("BerichtCode", "415");
            text("BerichtVersie", header.berichtVersie());
            text("BerichtSubversie", header.berichtSubversie());
            text("Afzender", header.afzender());
            text("Ontvanger", header.ontvanger());
            group("BerichtIdentificatie", () -> {
                base("Identificatie", header.berichtIdentificatie().identificatie());
                base("Dagtekening", header.berichtIdentificatie().dagtekening());
            });
            xsdVersie("XsdVersie", header.xsdVersie());
            text("IdentificatieRetour", retour.identificatieRetour());
            text("DagtekeningRetour", retour.dagtekeningRetour());
            xsdVersie("XsdVersieRetour", OWN_VERSION);
            var codes = answer.headerCodes();
            if (codes != null) {
                retourCodes(codes);
            }
        });
    }

    private void client(Client client, Wmo302.Rejected rejected) throws XMLStreamException {
        group("Client", () -> {
            text("Bsn", client.bsn());
            geboortedatum(client.geboortedatum());
            text("Geslacht", client.geslacht());
            naam(client.naam());
            var communicatie = client.communicatie();
            if (communicatie != null) {
                group("Communicatie", () -> {
                    base("Vorm", communicatie.vorm());
                    base("Taal", communicatie.taal());
                });
            }
            text("JuridischeStatus", client.juridischeStatus());
            text("WettelijkeVertegenwoordiging", client.wettelijkeVertegenwoordiging());
            text("Commentaar", client.commentaar());
            relaties(client.relaties(), rejected);
            group("Contactgegevens", () -> {
                for (var i = 1; i <= client.contactgegevens().size(); i++) {
                    contact(client.contactgegevens().get(i - 1), rejected.codesOf(MessagePath.contact(i)));
                }
            });
            group("ToegewezenProducten", () -> {
                for (var i = 1; i <= client.toegewezenProducten().size(); i++) {
                    toegewezenProduct(
                            client.toegewezenProducten().get(i - 1),
                            rejected.codesOf(MessagePath.toegewezenProduct(i)));
                }
            });
            retourCodes(rejected.codesOf(MessagePath.CLIENT));
        });
    }

    private void relaties(List<Relatie> relaties, Wmo302.Rejected rejected) throws XMLStreamException {
        if (relaties.isEmpty()) {
            return;
        }
        group("Relaties", () -> {
            for (var i = 1; i <= relaties.size(); i++) {
                var relatie = relaties.get(i - 1);
                var codes = rejected.codesOf(MessagePath.relatie(i));
                var codesOfContact = rejected.codesOf(MessagePath.contactOfRelatie(i));
                group("Relatie", () -> {
                    text("Nummer", relatie.nummer());
                    text("Volgorde", relatie.volgorde());
                    text("Soort", relatie.soort());
                    geboortedatum(relatie.geboortedatum());
                    text("Geslacht", relatie.geslacht());
                    naam(relatie.naam());
                    contact(relatie.contact(), codesOfContact);
                    retourCodes(codes);
                });
            }
        });
    }

    private void geboortedatum(@Nullable Geboortedatum geboortedatum) throws XMLStreamException {
        if (geboortedatum == null) {
            return;
        }
        group("Geboortedatum", () -> {
            base("Datum", geboortedatum.datum());
            base("DatumGebruik", geboortedatum.datumGebruik());
        });
    }

    private void naam(VolledigeNaam naam) throws XMLStreamException {
        group("Naam", () -> {
            achternaam("Geslachtsnaam", naam.geslachtsnaam());
            achternaam("Partnernaam", naam.partnernaam());
            base("Voornamen", naam.voornamen());
            base("Voorletters", naam.voorletters());
            base("NaamGebruik", naam.naamGebruik());
        });
    }

    private void achternaam(String name, @Nullable Achternaam achternaam) throws XMLStreamException {
        if (achternaam == null) {
            return;
        }
        out.group(BASE, name, () -> {
            base("Achternaam", achternaam.achternaam());
            base("Voorvoegsel", achternaam.voorvoegsel());
        });
    }

    private void contact(Contact contact, List<String> codes) throws XMLStreamException {
        group("Contact", () -> {
            text("Soort", contact.soort());
            adres(contact.adres());
            text("Organisatie", contact.organisatie());
            var telefoon = contact.telefoon();
            if (telefoon != null) {
                group("Telefoon", () -> {
                    telefoon("Telefoon01", telefoon.telefoon01());
                    telefoon("Telefoon02", telefoon.telefoon02());
                });
            }
            text("Emailadres", contact.emailadres());
            var periode = contact.periode();
            if (periode != null) {
                group("Periode", () -> {
                    base("Begindatum", periode.begindatum());
                    base("Einddatum", periode.einddatum());
                });
            }
            retourCodes(codes);
        });
    }

    private void adres(@Nullable Adres adres) throws XMLStreamException {
        if (adres == null) {
            return;
        }
        group("Adres", () -> {
            var huis = adres.huis();
            if (huis != null) {
                out.group(BASE, "Huis", () -> {
                    base("Huisnummer", huis.huisnummer());
                    base("Huisletter", huis.huisletter());
                    base("HuisnummerToevoeging", huis.huisnummerToevoeging());
                    base("AanduidingWoonadres", huis.aanduidingWoonadres());
                });
            }
            base("Postcode", adres.postcode());
            base("Straatnaam", adres.straatnaam());
            base("Plaatsnaam", adres.plaatsnaam());
            base("LandCode", adres.landCode());
        });
    }

    private void telefoon(String name, @Nullable Telefoon telefoon) throws XMLStreamException {
        if (telefoon == null) {
            return;
        }
        out.group(BASE, name, () -> {
            base("Telefoonnummer", telefoon.telefoonnummer());
            base("Landnummer", telefoon.landnummer());
        });
    }

    private void toegewezenProduct(ToegewezenProduct assigned, List<String> codes) throws XMLStreamException {
        group("ToegewezenProduct", () -> {
            text("ToewijzingNummer", assigned.toewijzingNummer());
            text("ReferentieAanbieder", assigned.referentieAanbieder());
            var product = assigned.product();
            if (product != null) {
                group("Product", () -> {
                    base("Categorie", product.categorie());
                    base("Code", product.code());
                });
            }
            text("Toewijzingsdatum", assigned.toewijzingsdatum());
            text("Toewijzingstijd", time(assigned.toewijzingstijd()));
            text("Ingangsdatum", assigned.ingangsdatum());
            text("Einddatum", assigned.einddatum());
            text("RedenWijziging", assigned.redenWijziging());
            var omvang = assigned.omvang();
            if (omvang != null) {
                group("Omvang", () -> {
                    base("Volume", omvang.volume());
                    base("Eenheid", omvang.eenheid());
                    base("Frequentie", omvang.frequentie());
                });
            }
            text("Budget", assigned.budget());
            text("Commentaar", assigned.commentaar());
            retourCodes(codes);
        });
    }

    private void xsdVersie(String name, XsdVersie versie) throws XMLStreamException {
        group(name, () -> {
            base("BasisschemaXsdVersie", versie.basisschemaXsdVersie());
            base("BerichtXsdVersie", versie.berichtXsdVersie());
        });
    }

    private void retourCodes(List<String> codes) throws XMLStreamException {
        group("RetourCodes", () -> {
            for (var code : codes) {
                text("RetourCode", code);
            }
        });
    }

    private static String time(LocalTime time) {
        return TIME.format(time);
    }

    private void group(String name, XmlOut.Content content) throws XMLStreamException {
        out.group(MESSAGE, name, content);
    }

    private void text(String name, @Nullable Object value) throws XMLStreamException {
        out.text(MESSAGE, name, value);
    }

    private void base(String name, @Nullable Object value) throws XMLStreamException {
        out.text(BASE, name, value);
    }
}
