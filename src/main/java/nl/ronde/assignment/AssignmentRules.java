package nl.ronde.assignment;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.ronde.agreement.Agreement;
import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.Catalogue;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.platform.problem.CommonProblem;
import nl.ronde.platform.problem.Refusal;
import org.jspecify.annotations.Nullable;

/** What must hold of an assignment that the office enters, and of its result areas. */
final class AssignmentRules {
    private final Agreements agreements;

    AssignmentRules(Agreements agreements) {
        this.agreements = agreements;
    }

    /** The agreement must cover the municipality and buy the product on the first day. */
    void check(ManageAssignments.Creation creation) {
        checkPeriod(creation.firstDay(), creation.lastDay());
        requireInRange(creation.assignedOn(), "/assignedOn");
        Agreement agreement = agreements.find(creation.agreementId()).orElseThrow(AssignmentRules::agreementUnknown);
        if (!agreement.covers(creation.municipalityCode())) {
            throw AssignmentProblem.MUNICIPALITY_NOT_COVERED.refuse(
                    AssignmentProblem.MUNICIPALITY_NOT_COVERED.title(), "/municipalityCode");
        }
        // Of an agreement whose products are not known here (DVO), any may have been granted.
        boolean productsKnown = !agreement.products().isEmpty();
        if (productsKnown
                && !AgreementChoice.buys(
                        agreement, creation.productCategory(), creation.productCode(), creation.firstDay())) {
            throw AssignmentProblem.PRODUCT_NOT_IN_AGREEMENT.refuse(
                    AssignmentProblem.PRODUCT_NOT_IN_AGREEMENT.title(),
                    creation.productCode() == null ? "/productCategory" : "/productCode");
        }
    }

    /** The same for one that does not exist and one that the provider does not deliver under. */
    static Refusal agreementUnknown() {
        return AssignmentProblem.AGREEMENT_UNKNOWN.refuse(AssignmentProblem.AGREEMENT_UNKNOWN.title(), "/agreementId");
    }

    void checkPeriod(LocalDate firstDay, @Nullable LocalDate lastDay) {
        requireInRange(firstDay, "/firstDay");
        if (lastDay != null) {
            requireInRange(lastDay, "/lastDay");
            if (lastDay.isBefore(firstDay)) {
                throw AssignmentProblem.ENDS_BEFORE_START.refuse(
                        AssignmentProblem.ENDS_BEFORE_START.title(), "/lastDay");
            }
        }
    }

    /** The areas are a closed list (Kampen B2 3.3), each once; a task is listed in its area or is free text. */
    void check(String agreementId, List<ResultArea> areas) {
        Catalogue catalogue =
                agreements.get(agreementId).catalogue().orElseThrow(AssignmentProblem.NO_CATALOGUE::refuse);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < areas.size(); i++) {
            ResultArea area = areas.get(i);
            String field = "/areas/" + i;
            Catalogue.Area known = catalogue
                    .area(area.area())
                    .orElseThrow(() -> AssignmentProblem.RESULT_AREAS_INVALID.refuse(
                            "Dit resultaatgebied staat niet in de overeenkomst.", field + "/area"));
            if (!seen.add(area.area())) {
                throw AssignmentProblem.RESULT_AREAS_INVALID.refuse(
                        "Dit resultaatgebied staat er tweemaal in.", field + "/area");
            }
            for (int j = 0; j < area.tasks().size(); j++) {
                String task = area.tasks().get(j);
                if (!known.lists(task) && catalogue.activity(task).isPresent()) {
                    throw AssignmentProblem.RESULT_AREAS_INVALID.refuse(
                            "Deze activiteit hoort bij een ander resultaatgebied.", field + "/tasks/" + j);
                }
            }
        }
    }

    private static void requireInRange(LocalDate date, String field) {
        if (!AmsterdamTime.inRange(date)) {
            throw CommonProblem.INVALID_REQUEST.refuse("Met deze datum kan niet gerekend worden.", field);
        }
    }
}
