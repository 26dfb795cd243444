package nl.ronde.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.Catalogue;
import nl.ronde.agreement.PlanDemands;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.plan.PlanContent.Activity;
import nl.ronde.plan.PlanContent.CarePart;
import org.jspecify.annotations.Nullable;

/** What a plan must and may hold under its agreement. Pure. */
final class PlanRules {
    private PlanRules() {}

    /** Refuses codes that the agreement does not have, a time that ends before it begins, a date nobody means. */
    static void requireFits(PlanContent content, Agreement agreement) {
        for (int i = 0; i < content.careParts().size(); i++) {
            requireFits(content.careParts().get(i), agreement.catalogue(), "/careParts/" + i);
        }
        for (int i = 0; i < content.workingTimes().size(); i++) {
            if (!content.workingTimes()
                    .get(i)
                    .begin()
                    .isBefore(content.workingTimes().get(i).end())) {
                throw invalid("Het einde ligt niet na het begin.", "/workingTimes/" + i + "/end");
            }
        }
        for (int i = 0; i < content.evaluationMoments().size(); i++) {
            if (!AmsterdamTime.inRange(content.evaluationMoments().get(i))) {
                throw invalid("Deze datum kan niet.", "/evaluationMoments/" + i);
            }
        }
    }

    private static void requireFits(CarePart part, Optional<Catalogue> catalogue, String at) {
        Optional<Catalogue.Area> area = catalogue.flatMap(each -> each.area(String.valueOf(part.area())));
        if (part.area() != null && area.isEmpty()) {
            throw invalid("Dit resultaatgebied staat niet in de overeenkomst.", at + "/area");
        }
        if (part.area() == null && catalogue.isPresent()) {
            throw invalid("Kies een resultaatgebied van de overeenkomst (Kampen B2 3.3).", at + "/area");
        }
        for (int i = 0; i < part.activities().size(); i++) {
            Activity activity = part.activities().get(i);
            String pointer = at + "/activities/" + i;
            if ((activity.activity() == null) == (activity.text() == null)) {
                throw invalid("Kies een activiteit uit de lijst of vul eigen woorden in.", pointer);
            }
            if (activity.activity() != null
                    && area.filter(each -> each.lists(activity.activity())).isEmpty()) {
                throw invalid("Deze activiteit staat niet in dit resultaatgebied.", pointer + "/activity");
            }
        }
    }

    private static RuntimeException invalid(String why, String pointer) {
        return PlanProblem.CONTENT_INVALID.refuse(why, pointer);
    }

    /** Refuses a plan in which something is missing that its agreement demands; names the field and the article. */
    static void requireComplete(PlanContent content, PlanDemands demands) {
        for (PlanDemands.Content each : demands.contents()) {
            Missing missing = missing(content, each);
            if (missing != null) {
                throw PlanProblem.INCOMPLETE.refuse(
                        missing.what() + " ontbreekt (" + demands.citation() + ").", missing.pointer());
            }
        }
    }

    private static @Nullable Missing missing(PlanContent content, PlanDemands.Content demanded) {
        PlanContent.Information told = content.information();
        return switch (demanded) {
            case CARE_PARTS -> careParts(content.careParts());
            case GOALS -> goals(content.careParts());
            case PROCESS_AGREEMENTS -> none(content.processAgreements(), "/processAgreements", "Een procesafspraak");
            case WORKING_TIMES -> none(content.workingTimes(), "/workingTimes", "Een dag en tijd");
            case INFORMAL_CARE ->
                content.informalCarers().isEmpty()
                        ? blank(content.informalCare(), "/informalCare", "De afstemming met mantelzorgers")
                        : null;
            case TRANSPORT -> blank(content.transport(), "/transport", "De afweging over vervoer");
            case EXECUTION -> blank(told.execution(), "/information/execution", "De wijze van uitvoering");
            case COOPERATION ->
                blank(told.cooperation(), "/information/cooperation", "De samenwerking met andere dienstverleners");
            case EXPERTISE -> blank(told.expertise(), "/information/expertise", "De deskundigheid");
            case REFUSAL_AND_ENDING ->
                blank(told.refusalAndEnding(), "/information/refusalAndEnding", "Weigeren en stoppen");
            case COMPLAINTS -> blank(told.complaints(), "/information/complaints", "De klachtenregeling");
            case RIGHTS -> blank(told.rights(), "/information/rights", "De rechten en inspraak");
            case PHONE -> blank(told.phone(), "/information/phone", "Het algemene telefoonnummer (8.00-17.00 uur)");
            case EMAIL -> blank(told.email(), "/information/email", "Het e-mailadres");
        };
    }

    private static @Nullable Missing careParts(List<CarePart> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).activities().isEmpty()) {
                return new Missing("/careParts/" + i + "/activities", "Wat er gedaan wordt");
            }
        }
        return none(parts, "/careParts", "Het zorginhoudelijke deel");
    }

    private static @Nullable Missing goals(List<CarePart> parts) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).goals().isEmpty()) {
                return new Missing("/careParts/" + i + "/goals", "Een concreet doel");
            }
        }
        return null;
    }

    private static @Nullable Missing none(List<?> many, String pointer, String what) {
        return many.isEmpty() ? new Missing(pointer, what) : null;
    }

    private static @Nullable Missing blank(@Nullable String text, String pointer, String what) {
        return text == null || text.isBlank() ? new Missing(pointer, what) : null;
    }

    private record Missing(String pointer, String what) {}

    /** The agreement's wording of every code in the plan. */
    static Map<String, String> labels(PlanContent content, Agreement agreement) {
        Map<String, String> labels = new LinkedHashMap<>();
        agreement
                .catalogue()
                .ifPresent(catalogue -> content.careParts().forEach(part -> {
                    catalogue
                            .area(String.valueOf(part.area()))
                            .ifPresent(area -> labels.put(area.code(), area.label()));
                    part.activities().stream()
                            .flatMap(each -> catalogue.activity(String.valueOf(each.activity())).stream())
                            .forEach(activity -> labels.put(activity.code(), activity.label()));
                }));
        return labels;
    }
}
