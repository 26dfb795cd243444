package nl.ronde.incident;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Our short citations ("Kampen B2 2.5") as the municipality would write them ("bijlage 2, onder 2.5, van de overeenkomst"). */
final class Citations {
    private static final Pattern APPENDIX = Pattern.compile("\\w+ B(\\d+)(?: (.+))?");
    private static final Pattern LAW = Pattern.compile("Wmo 2015 art[.] (.+)");
    private static final Pattern ARTICLE = Pattern.compile("\\w+ (?:art[.] )?([0-9.]+)");

    private Citations() {}

    static String dutch(String citations) {
        List<String> parts =
                Stream.of(citations.split("; ")).map(Citations::one).toList();
        return parts.size() == 1
                ? parts.getFirst()
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " en " + parts.getLast();
    }

    private static String one(String citation) {
        Matcher law = LAW.matcher(citation);
        if (law.matches()) {
            return "artikel " + law.group(1) + " van de Wmo 2015";
        }
        Matcher appendix = APPENDIX.matcher(citation);
        if (appendix.matches()) {
            return "bijlage " + appendix.group(1)
                    + (appendix.group(2) == null ? "" : ", onder " + appendix.group(2) + ",")
                    + " van de overeenkomst";
        }
        Matcher article = ARTICLE.matcher(citation);
        return article.matches() ? "artikel " + article.group(1) + " van de overeenkomst" : citation;
    }
}
