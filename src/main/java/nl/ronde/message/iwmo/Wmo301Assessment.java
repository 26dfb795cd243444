package nl.ronde.message.iwmo;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.ronde.message.iwmo.Municipalities.Verdict;
import nl.ronde.message.iwmo.Wmo301.ToegewezenProduct;

/**
 * Control levels 3 and 4: what a 301 says against what the provider knows (iWmo IV028, IV032). One return code rejects the
 * whole message. A check that cannot be made gives a warning and never a rejection: a message may not be refused on what
 * the sender cannot know (OP095).
 *
 * @param returnCodes the codes per message class, by its path; a class that is not named has none of its own
 * @param problems the same as sentences
 * @param warnings what could not be checked, by rule
 */
public record Wmo301Assessment(
        Map<String, List<String>> returnCodes, List<IwmoProblem> problems, List<IwmoProblem> warnings) {

    /** TR056: the Identificatie was used before for another message. */
    public static final String IDENTIFICATION_NOT_UNIQUE = "9056";
    /** TR135: the Dagtekening lies in the future. */
    public static final String DATED_IN_THE_FUTURE = "8848";
    /** TR332: the ToewijzingNummer is not unique within the municipality. */
    public static final String NUMBER_NOT_UNIQUE = "9332";
    /** TR378: the municipality's code is not on the list of CBS. */
    public static final String UNKNOWN_MUNICIPALITY = "S300";
    /** TR381: the product code does not belong to the category. */
    public static final String WRONG_PRODUCT_CODE = "S329";

    /** Whether the provider accepts the message. */
    public boolean accepted() {
        return returnCodes.isEmpty();
    }

    /**
     * Judges a message that keeps the rules of {@link Wmo301Rules}. Under an identification that was used before, the
     * assignments are not judged.
     */
    public static Wmo301Assessment assess(Wmo301 message, Wmo301Facts facts) {
        var work = new Work(message, facts);
        work.assessHeader();
        if (!facts.identificationUsed()) {
            work.assessProducts();
        }
        return new Wmo301Assessment(Map.copyOf(work.codes), List.copyOf(work.problems), List.copyOf(work.warnings));
    }

    private static final class Work {
        private final Wmo301 message;
        private final Wmo301Facts facts;
        private final Map<String, List<String>> codes = new LinkedHashMap<>();
        private final List<IwmoProblem> problems = new ArrayList<>();
        private final List<IwmoProblem> warnings = new ArrayList<>();

        Work(Wmo301 message, Wmo301Facts facts) {
            this.message = message;
            this.facts = facts;
        }

        void assessHeader() {
            var path = MessagePath.HEADER;
            if (facts.identificationUsed()) {
                reject(
                        IDENTIFICATION_NOT_UNIQUE,
                        path,
                        "/BerichtIdentificatie/Identificatie",
                        "Deze identificatie is eerder gebruikt voor een bericht met een andere inhoud.");
            }
            if (message.header().berichtIdentificatie().dagtekening().isAfter(facts.today())) {
                reject(
                        DATED_IN_THE_FUTURE,
                        path,
                        "/BerichtIdentificatie/Dagtekening",
                        "De dagtekening ligt in de toekomst.");
            }
            assessMunicipality();
        }

        /** The code must be in use on the Ingangsdatum of each assignment. */
        private void assessMunicipality() {
            var verdicts = new HashSet<Verdict>();
            for (var product : message.client().toegewezenProducten()) {
                verdicts.add(facts.municipalities().verdict(message.header().afzender(), product.ingangsdatum()));
            }
            if (verdicts.contains(Verdict.UNKNOWN)) {
                reject(
                        UNKNOWN_MUNICIPALITY,
                        MessagePath.HEADER,
                        "/Afzender",
                        "Deze gemeentecode staat niet in de lijst van het CBS.");
            } else if (verdicts.contains(Verdict.OUTSIDE_TABLE)) {
                warn(
                        "TR378",
                        MessagePath.HEADER + "/Afzender",
                        "De gemeentecode is niet gecontroleerd: de lijst van het CBS die wij hebben, geldt niet op de"
                                + " ingangsdatum.");
            }
        }

        void assessProducts() {
            var products = message.client().toegewezenProducten();
            var seen = new HashSet<Long>();
            for (var i = 0; i < products.size(); i++) {
                var product = products.get(i);
                var path = MessagePath.toegewezenProduct(i + 1);
                var twice = !seen.add(product.toewijzingNummer());
                if (twice || facts.numbersOfOtherClients().contains(product.toewijzingNummer())) {
                    reject(
                            NUMBER_NOT_UNIQUE,
                            path,
                            "/ToewijzingNummer",
                            "De gemeente heeft dit toewijzingsnummer al voor een andere toewijzing gebruikt.");
                }
                assessProductCode(product, path);
                warnOfLaterChecks(product, path);
            }
        }

        private void assessProductCode(ToegewezenProduct assigned, String path) {
            var product = assigned.product();
            if (product == null || product.code() == null) {
                return;
            }
            switch (facts.productCodes().fit(product.categorie(), product.code(), assigned.ingangsdatum())) {
                case FITS -> {
                    // nothing to say
                }
                case DOES_NOT_FIT ->
                    reject(
                            WRONG_PRODUCT_CODE,
                            path,
                            "/Product/Code",
                            "De productcode hoort niet bij de productcategorie volgens de afgesproken productcodes.");
                case NO_LIST ->
                    warn(
                            "TR381",
                            path + "/Product/Code",
                            "De productcode is niet gecontroleerd: er is geen lijst met afgesproken productcodes voor"
                                    + " deze gemeente.");
            }
        }

        /** TR379 and TR385 need messages that are not exchanged yet (315, 317, 323). */
        private void warnOfLaterChecks(ToegewezenProduct product, String path) {
            if (product.referentieAanbieder() != null) {
                warn(
                        "TR379",
                        path + "/ReferentieAanbieder",
                        "De referentie is niet gecontroleerd: er zijn geen verzoeken om toewijzing of wijziging om mee te"
                                + " vergelijken.");
            }
            if ("13".equals(product.redenWijziging())) {
                warn(
                        "TR385",
                        path + "/RedenWijziging",
                        "De gemeente verwijdert deze toewijzing. Controleer of er al goedgekeurde declaraties zijn.");
            }
        }

        private void reject(String code, String path, String where, String text) {
            codes.computeIfAbsent(path, any -> new ArrayList<>()).add(code);
            problems.add(new IwmoProblem(code, path + where, text));
        }

        private void warn(String rule, String path, String text) {
            warnings.add(new IwmoProblem(rule, path, text));
        }
    }
}
