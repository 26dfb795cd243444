package nl.ronde.message.iwmo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import nl.ronde.client.Bsn;
import nl.ronde.message.iwmo.Wmo301.Contact;
import nl.ronde.message.iwmo.Wmo301.Geboortedatum;
import nl.ronde.message.iwmo.Wmo301.ToegewezenProduct;
import org.jspecify.annotations.Nullable;

/**
 * Control level 2: the rules of iWmo 3.2 that hold inside one WMO301. Any violation is answered with a WMO302 of a header
 * with code 0001 alone (iWmo IV028). Rules are those of the standard's list of technical rules (TR), and CS002, CS003,
 * CD075 and CD076; each works as the standard's own check does (XSLT 2.10.5).
 */
public final class Wmo301Rules {
    /** TR002: the oldest a person may be at the Dagtekening, in years, as the difference of dates written as yyyymmdd. */
    private static final int OLDEST = 120 * 10_000;

    private final Wmo301 message;
    private final List<IwmoProblem> violations = new ArrayList<>();

    private Wmo301Rules(Wmo301 message) {
        this.message = message;
    }

    /** The first violations, in the order of the message; empty when it keeps all rules. */
    public static List<IwmoProblem> violations(Wmo301 message) {
        var rules = new Wmo301Rules(message);
        rules.checkClient();
        rules.checkRelaties();
        rules.checkContactgegevens();
        rules.checkProducts();
        return List.copyOf(rules.violations);
    }

    private void checkClient() {
        var client = message.client();
        if (!Bsn.isValid(client.bsn())) {
            add("CS002", MessagePath.CLIENT + "/Bsn", "Het BSN voldoet niet aan de 11-proef.");
        }
        checkGeboortedatum(client.geboortedatum(), MessagePath.CLIENT);
    }

    private void checkRelaties() {
        var relaties = message.client().relaties();
        var numbers = new HashSet<String>();
        for (var i = 0; i < relaties.size(); i++) {
            var relatie = relaties.get(i);
            var path = MessagePath.relatie(i + 1);
            if (!numbers.add(relatie.nummer())) {
                add("TR101", path + "/Nummer", "Deze relatie komt vaker voor in het bericht.");
            }
            checkGeboortedatum(relatie.geboortedatum(), path);
            checkContact(relatie.contact(), MessagePath.contactOfRelatie(i + 1));
        }
    }

    private void checkContactgegevens() {
        var contacts = message.client().contactgegevens();
        var kinds = new HashSet<String>();
        for (var i = 0; i < contacts.size(); i++) {
            var contact = contacts.get(i);
            var path = MessagePath.contact(i + 1);
            if (!kinds.add(contact.soort())) {
                add("TR101", path + "/Soort", "Deze soort adres komt vaker voor bij de client.");
            }
            checkContact(contact, path);
        }
        if (contacts.stream().allMatch(contact -> contact.soort().equals("04"))) {
            add(
                    "TR061",
                    MessagePath.CLIENT + "/Contactgegevens",
                    "De client heeft geen BRP-adres, correspondentieadres of verblijfadres.");
        }
    }

    private void checkContact(Contact contact, String path) {
        var adres = contact.adres();
        var findable = adres != null && adres.huis() != null && adres.postcode() != null;
        if (contact.telefoon() == null && !findable) {
            add("TR006", path, "Er is geen telefoonnummer, en ook geen huisnummer met postcode.");
        }
        var periode = contact.periode();
        if (periode != null && periode.einddatum() != null) {
            if (periode.begindatum() == null || periode.einddatum().isBefore(periode.begindatum())) {
                add("CS003", path + "/Periode/Einddatum", "De einddatum ligt voor de begindatum.");
            }
        }
    }

    private void checkGeboortedatum(@Nullable Geboortedatum geboortedatum, String owner) {
        if (geboortedatum == null) {
            return;
        }
        var dagtekening = message.header().berichtIdentificatie().dagtekening();
        var path = owner + "/Geboortedatum/Datum";
        var born = asNumber(geboortedatum.datum());
        var unknown = "3".equals(geboortedatum.datumGebruik()) && born == 19_000_101;
        if (!unknown && born + OLDEST < asNumber(dagtekening)) {
            add("TR002", path, "De geboortedatum ligt meer dan 120 jaar voor de dagtekening.");
        }
        if (geboortedatum.datum().isAfter(dagtekening)) {
            add("TR134", path, "De geboortedatum ligt na de dagtekening van het bericht.");
        }
    }

    private void checkProducts() {
        var products = message.client().toegewezenProducten();
        var numbers = new HashSet<Long>();
        var stacked = new StackedProducts();
        for (var i = 0; i < products.size(); i++) {
            var product = products.get(i);
            var path = MessagePath.toegewezenProduct(i + 1);
            checkProduct(product, path);
            if (!numbers.add(product.toewijzingNummer())) {
                add("TR101", path + "/ToewijzingNummer", "Dit toewijzingsnummer komt vaker voor in het bericht.");
            }
            if (stacked.add(product)) {
                add("TR302", path, "Dit product is twee keer toegewezen voor perioden die elkaar overlappen.");
            }
        }
    }

    private void checkProduct(ToegewezenProduct product, String path) {
        if (product.toewijzingsdatum()
                .isAfter(message.header().berichtIdentificatie().dagtekening())) {
            add("TR134", path + "/Toewijzingsdatum", "De toewijzingsdatum ligt na de dagtekening van het bericht.");
        }
        var end = product.einddatum();
        if (end != null && end.isBefore(product.ingangsdatum())) {
            add("CS003", path + "/Einddatum", "De einddatum ligt voor de ingangsdatum.");
        }
        if (end == null && product.budget() != null) {
            add("CD075", path + "/Einddatum", "Bij een budget is een einddatum verplicht.");
        }
        if (end == null
                && product.omvang() != null
                && product.omvang().frequentie().equals("2")) {
            add("CD076", path + "/Einddatum", "Bij een omvang per week is een einddatum verplicht.");
        }
    }

    private static int asNumber(LocalDate date) {
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    /** A message may break a rule tens of thousands of times; the first ones are enough to answer it. */
    private void add(String rule, String path, String text) {
        if (violations.size() < GrammarReader.MAX_PROBLEMS) {
            violations.add(new IwmoProblem(rule, path, text));
        }
    }
}
