package nl.ronde.message.iwmo;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A WMO301 of iWmo 3.2: what a municipality assigns to a provider for one client. Components carry the names of the
 * schema; {@code null} and the empty list mean that the element is absent. Dates and times are local, as in the
 * message (Europe/Amsterdam). {@code toString} of what describes a person tells nothing, so that it can be logged.
 */
public record Wmo301(Header header, Client client) {

    @Override
    public String toString() {
        return "Wmo301[" + header + "]";
    }

    /** Who sends what to whom. Afzender is a municipality (4 digits), Ontvanger an AGB code (8 digits). */
    public record Header(
            String berichtCode,
            String berichtVersie,
            String berichtSubversie,
            String afzender,
            String ontvanger,
            BerichtIdentificatie berichtIdentificatie,
            XsdVersie xsdVersie) {}

    /** Identificatie is at most 12 characters and unique per sender and kind of message (TR056). */
    public record BerichtIdentificatie(String identificatie, LocalDate dagtekening) {}

    /** The versions of the schemas that the sender used, such as 1.0.0. */
    public record XsdVersie(String basisschemaXsdVersie, String berichtXsdVersie) {}

    /** The client with everything that the municipality tells. */
    public record Client(
            String bsn,
            Geboortedatum geboortedatum,
            String geslacht,
            VolledigeNaam naam,
            @Nullable Communicatie communicatie,
            @Nullable String juridischeStatus,
            @Nullable String wettelijkeVertegenwoordiging,
            @Nullable String commentaar,
            List<Relatie> relaties,
            List<Contact> contactgegevens,
            List<ToegewezenProduct> toegewezenProducten) {

        @Override
        public String toString() {
            return "Client[…]";
        }
    }

    /** DatumGebruik: 1 day unknown, 2 day and month unknown, 3 all unknown. */
    public record Geboortedatum(LocalDate datum, @Nullable String datumGebruik) {

        @Override
        public String toString() {
            return "Geboortedatum[…]";
        }
    }

    /** A person's name; NaamGebruik says how surname and partner's name are combined. */
    public record VolledigeNaam(
            Achternaam geslachtsnaam,
            @Nullable Achternaam partnernaam,
            @Nullable String voornamen,
            @Nullable String voorletters,
            String naamGebruik) {

        @Override
        public String toString() {
            return "VolledigeNaam[…]";
        }
    }

    /** A surname with its prefix. */
    public record Achternaam(String achternaam, @Nullable String voorvoegsel) {

        @Override
        public String toString() {
            return "Achternaam[…]";
        }
    }

    /** A special way to communicate. */
    public record Communicatie(String vorm, @Nullable String taal) {}

    /** Somebody beside the client. */
    public record Relatie(
            String nummer,
            @Nullable Integer volgorde,
            String soort,
            @Nullable Geboortedatum geboortedatum,
            @Nullable String geslacht,
            VolledigeNaam naam,
            Contact contact) {

        @Override
        public String toString() {
            return "Relatie[…]";
        }
    }

    /** An address with telephone and e-mail. Soort: 01 BRP, 02 correspondence, 03 residence, 04 temporary. */
    public record Contact(
            String soort,
            @Nullable Adres adres,
            @Nullable String organisatie,
            @Nullable Telefoonnummers telefoon,
            @Nullable String emailadres,
            @Nullable OpenPeriode periode) {

        @Override
        public String toString() {
            return "Contact[…]";
        }
    }

    /** An address; every part may be absent. */
    public record Adres(
            @Nullable Huis huis,
            @Nullable String postcode,
            @Nullable String straatnaam,
            @Nullable String plaatsnaam,
            @Nullable String landCode) {

        @Override
        public String toString() {
            return "Adres[…]";
        }
    }

    /** A house in a street. */
    public record Huis(
            int huisnummer,
            @Nullable String huisletter,
            @Nullable String huisnummerToevoeging,
            @Nullable String aanduidingWoonadres) {}

    /** One or two telephone numbers. */
    public record Telefoonnummers(
            Telefoon telefoon01, @Nullable Telefoon telefoon02) {

        @Override
        public String toString() {
            return "Telefoonnummers[…]";
        }
    }

    /** A telephone number with its country. */
    public record Telefoon(String telefoonnummer, String landnummer) {

        @Override
        public String toString() {
            return "Telefoon[…]";
        }
    }

    /** A period of which either end may be open; both days belong to it. */
    public record OpenPeriode(
            @Nullable LocalDate begindatum, @Nullable LocalDate einddatum) {}

    /** One assignment. Budget is in eurocents; Einddatum is the last day. */
    public record ToegewezenProduct(
            long toewijzingNummer,
            @Nullable String referentieAanbieder,
            @Nullable Product product,
            LocalDate toewijzingsdatum,
            LocalTime toewijzingstijd,
            LocalDate ingangsdatum,
            @Nullable LocalDate einddatum,
            @Nullable String redenWijziging,
            @Nullable Omvang omvang,
            @Nullable Integer budget,
            @Nullable String commentaar) {

        @Override
        public String toString() {
            return "ToegewezenProduct[" + toewijzingNummer + "]";
        }
    }

    /** Categorie by WMO020; Code by the municipality's list of products. */
    public record Product(String categorie, @Nullable String code) {}

    /** Eenheid: 01 minute, 04 hour, 14 etmaal, 16 dagdeel, 82/84 pieces, 83 euro. Frequentie: 1 day, 2 week, 4 month, 6 total. */
    public record Omvang(int volume, String eenheid, String frequentie) {}
}
