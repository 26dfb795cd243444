package nl.ronde.billing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import nl.ronde.assignment.Assignment;
import nl.ronde.assignment.Assignments;
import nl.ronde.client.Clients;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.problem.Refusal;
import nl.ronde.platform.problem.Refusal.FieldProblem;
import nl.ronde.visit.settle.ApprovedVisits.ApprovedVisit;
import org.jspecify.annotations.Nullable;

/** Sums approved visits per assignment and gathers what the CAK must know beside the minutes. */
final class ApprovedHours {
    private final Assignments assignments;
    private final Clients clients;

    ApprovedHours(Assignments assignments, Clients clients) {
        this.assignments = assignments;
        this.clients = clients;
    }

    /**
     * One line per assignment with minutes.
     *
     * @throws Refusal {@code cak-data-missing}, naming every assignment that lacks something
     */
    List<CakHours> of(Tx tx, List<ApprovedVisit> visits) {
        Map<UUID, Integer> minutes = new TreeMap<>();
        visits.forEach(visit -> minutes.merge(visit.assignmentId(), visit.minutes(), Math::addExact));
        minutes.values().removeIf(sum -> sum == 0);
        Map<UUID, Assignment> granted = assignments.find(tx, minutes.keySet());
        var identities = clients.identities(
                tx,
                granted.values().stream().map(Assignment::clientId).distinct().toList());
        List<CakHours> hours = new ArrayList<>();
        List<FieldProblem> missing = new ArrayList<>();
        minutes.forEach((assignmentId, sum) -> {
            Assignment assignment = granted.get(assignmentId);
            Clients.Identity identity = identities.get(assignment.clientId());
            String lacks = lacks(assignment, identity);
            if (lacks == null) {
                hours.add(hours(assignment, identity, sum));
            } else {
                missing.add(new FieldProblem("/assignments/" + assignmentId, lacks));
            }
        });
        if (!missing.isEmpty()) {
            throw new Refusal(
                    BillingProblem.CAK_DATA_MISSING,
                    "Bij " + missing.size() + " toewijzing(en) ontbreken gegevens.",
                    missing,
                    null);
        }
        return hours;
    }

    private static @Nullable String lacks(Assignment assignment, Clients.Identity identity) {
        if (identity.bsn() == null) {
            return "Het BSN van de cliënt ontbreekt.";
        }
        if (identity.birthDate() == null) {
            return "De geboortedatum van de cliënt ontbreekt.";
        }
        if (assignment.number() == null) {
            return "Het toewijzingsnummer ontbreekt.";
        }
        return assignment.productCategory() == null || assignment.productCode() == null
                ? "De productcode ontbreekt."
                : null;
    }

    private static CakHours hours(Assignment assignment, Clients.Identity identity, int minutes) {
        var key = new CakHours.Key(
                assignment.municipalityCode(),
                Objects.requireNonNull(identity.bsn()).digits(),
                Objects.requireNonNull(assignment.productCategory()),
                Objects.requireNonNull(assignment.productCode()),
                Objects.requireNonNull(assignment.number()));
        return new CakHours(
                assignment.clientId(), assignment.id(), key, Objects.requireNonNull(identity.birthDate()), minutes);
    }
}
