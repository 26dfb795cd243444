package nl.ronde.message.iwmo.intake;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import nl.ronde.assignment.Decision;
import nl.ronde.assignment.ReceiveAssignments.Picture;
import nl.ronde.client.Bsn;
import nl.ronde.client.MunicipalClient;
import nl.ronde.client.Person;
import nl.ronde.message.iwmo.Wmo301;
import nl.ronde.message.iwmo.Wmo301.Contact;
import nl.ronde.message.iwmo.Wmo301.ToegewezenProduct;
import org.jspecify.annotations.Nullable;

/** What a WMO301 tells, in the words of the modules that take it in. */
final class ToldBy301 {
    /** Where the door is: the residence (03) before the registered (01), correspondence (02) and temporary address (04). */
    private static final List<String> KINDS = List.of("03", "01", "02", "04");

    private final Wmo301 message;

    ToldBy301(Wmo301 message) {
        this.message = message;
    }

    /** The person; the message has passed the rules inside it, so its BSN is one. */
    MunicipalClient client() {
        return new MunicipalClient(
                new Bsn(message.client().bsn()),
                person(),
                message.header().berichtIdentificatie().dagtekening(),
                newestDecision());
    }

    /** The complete picture of the client's assignments. */
    Picture picture(UUID clientId, UUID messageId, Instant receivedAt) {
        return new Picture(
                message.header().afzender(),
                clientId,
                messageId,
                receivedAt,
                message.header().berichtIdentificatie().dagtekening(),
                message.client().toegewezenProducten().stream()
                        .map(ToldBy301::decision)
                        .toList());
    }

    private Person person() {
        Wmo301.Client client = message.client();
        Wmo301.VolledigeNaam naam = client.naam();
        Wmo301.Achternaam partner = naam.partnernaam();
        return new Person(
                naam.geslachtsnaam().achternaam(),
                naam.geslachtsnaam().voorvoegsel(),
                partner == null ? null : partner.achternaam(),
                partner == null ? null : partner.voorvoegsel(),
                naam.voorletters(),
                naam.voornamen(),
                naam.naamGebruik(),
                client.geboortedatum().datum(),
                client.geboortedatum().datumGebruik(),
                client.geslacht(),
                address(),
                contacts()
                        .map(Contact::telefoon)
                        .filter(Objects::nonNull)
                        .map(telefoon -> telefoon.telefoon01().telefoonnummer())
                        .findFirst()
                        .orElse(null),
                contacts()
                        .map(Contact::emailadres)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null));
    }

    private Stream<Contact> contacts() {
        return message.client().contactgegevens().stream()
                .sorted(Comparator.comparing(contact -> KINDS.indexOf(contact.soort())));
    }

    private Person.@Nullable Address address() {
        return contacts()
                .map(Contact::adres)
                .filter(Objects::nonNull)
                .map(adres -> new Person.Address(
                        adres.straatnaam(),
                        adres.huis() == null ? null : adres.huis().huisnummer(),
                        adres.huis() == null ? null : adres.huis().huisletter(),
                        adres.huis() == null ? null : adres.huis().huisnummerToevoeging(),
                        adres.postcode(),
                        adres.plaatsnaam()))
                .findFirst()
                .orElse(null);
    }

    private LocalDateTime newestDecision() {
        return message.client().toegewezenProducten().stream()
                .map(product -> product.toewijzingsdatum().atTime(product.toewijzingstijd()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Decision decision(ToegewezenProduct product) {
        Wmo301.Omvang omvang = product.omvang();
        return new Decision(
                product.toewijzingNummer(),
                product.product() == null ? null : product.product().categorie(),
                product.product() == null ? null : product.product().code(),
                product.toewijzingsdatum(),
                product.toewijzingstijd(),
                product.ingangsdatum(),
                product.einddatum(),
                omvang == null ? null : Long.valueOf(omvang.volume()),
                omvang == null ? null : omvang.eenheid(),
                omvang == null ? null : omvang.frequentie(),
                product.budget() == null ? null : Long.valueOf(product.budget()),
                product.redenWijziging(),
                product.referentieAanbieder(),
                product.commentaar());
    }
}
