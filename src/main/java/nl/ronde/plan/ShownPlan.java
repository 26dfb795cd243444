package nl.ronde.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import nl.ronde.agreement.PlanDemands;
import nl.ronde.agreement.PlanDemands.TalkPartner;
import nl.ronde.platform.digest.Sha256;
import nl.ronde.platform.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * A plan as it is shown to the client, with every name and label in it, so that nothing outside it can change what was
 * agreed to. Its canonical JSON (fields in order, no white space, UTF-8) is what the hash is of.
 *
 * @param title what the agreement calls this plan
 * @param municipalTitle what it calls the municipality's
 * @param labels the agreement's wording of every code in the plan
 * @param presentedOn Amsterdam date
 * @param talk with whom it is talked over every year, a whole sentence; null where it was shown before this was said
 */
record ShownPlan(
        UUID planId,
        int number,
        String title,
        String municipalTitle,
        String provider,
        String client,
        @Nullable String clientAddress,
        String agreement,
        String articles,
        @Nullable Long assignmentNumber,
        LocalDate presentedOn,
        PlanContent content,
        @Nullable String talk,
        Map<String, String> labels) {
    private static final String USUAL_TALK = "Wij bespreken elk jaar met u hoe het gaat.";

    static ShownPlan read(String canonical) {
        return Json.read(canonical, ShownPlan.class);
    }

    /** With whom it is talked over, by who the agreement wants there (Kampen B2 1.9e). */
    static String talk(PlanDemands demands) {
        return demands.evaluatedWith().contains(TalkPartner.MUNICIPALITY)
                ? "Wij bespreken elk jaar hoe het gaat, samen met u en iemand van uw gemeente (bijvoorbeeld de Verkenner)."
                : USUAL_TALK;
    }

    /** The sentence on the yearly talk. */
    String talkOrUsual() {
        return talk == null ? USUAL_TALK : talk;
    }

    String canonical() {
        StringBuilder text = new StringBuilder();
        write(Json.tree(this), text);
        return text.toString();
    }

    static String hash(String canonical) {
        return Sha256.hex(canonical);
    }

    /** The agreement's words for a code; the text itself where it is no code. */
    String label(String codeOrText) {
        return labels.getOrDefault(codeOrText, codeOrText);
    }

    private static void write(JsonNode node, StringBuilder text) {
        if (node.isObject()) {
            Map<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(field -> sorted.put(field.getKey(), field.getValue()));
            List<Runnable> fields = new ArrayList<>();
            sorted.forEach((name, value) -> fields.add(() -> {
                text.append(TextNode.valueOf(name)).append(':');
                write(value, text);
            }));
            between(text, '{', '}', fields);
        } else if (node.isArray()) {
            List<Runnable> elements = new ArrayList<>();
            node.forEach(each -> elements.add(() -> write(each, text)));
            between(text, '[', ']', elements);
        } else {
            text.append(node);
        }
    }

    private static void between(StringBuilder text, char open, char close, List<Runnable> parts) {
        text.append(open);
        for (int i = 0; i < parts.size(); i++) {
            if (i > 0) {
                text.append(',');
            }
            parts.get(i).run();
        }
        text.append(close);
    }
}
