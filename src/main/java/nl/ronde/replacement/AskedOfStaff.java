package nl.ronde.replacement;

import nl.ronde.agreement.Agreements;
import nl.ronde.agreement.StaffDemands;

/**
 * What agreements ask of whoever goes to a client (DVO 12.3, 16.7), as conditions in SQL on a {@code visit v}. Says of many
 * visits what {@code visit.MayBePlanned} says of one.
 */
final class AskedOfStaff {
    /** A qualified worker goes along at the same time; one in training, or unpaid, accompanies nobody. */
    static final String ACCOMPANIED = """
            EXISTS (SELECT 1 FROM visit b
                    JOIN worker q ON q.provider_id = $1 AND q.id = b.worker_id AND q.kind NOT IN ('TRAINEE', 'VOLUNTEER')
                    WHERE b.provider_id = $1 AND b.joint_visit_id = v.joint_visit_id AND b.client_id = v.client_id
                      AND b.id <> v.id AND b.status IN ('PLANNED', 'UNDER_WAY', 'COMPLETED')
                      AND b.planned_begin < v.planned_end AND b.planned_end > v.planned_begin)""";

    /** That worker {@code w} has not signed and must: {@code $3} are the agreements that ask it. */
    static final String STATEMENT_LACKING = "(v.agreement_id = ANY($3) AND w.confidentiality_signed_on IS NULL)";

    /** That worker {@code w} is in training and goes alone: {@code $4} are the agreements that forbid it. */
    static final String SUPERVISION_LACKING =
            "(v.agreement_id = ANY($4) AND w.kind = 'TRAINEE' AND NOT " + ACCOMPANIED + ")";

    private final String[] statement;
    private final String[] supervision;

    AskedOfStaff(Agreements agreements) {
        this.statement =
                agreements.demanding(StaffDemands::confidentialityStatement).toArray(String[]::new);
        this.supervision =
                agreements.demanding(StaffDemands::traineesSupervised).toArray(String[]::new);
    }

    /** The agreements that ask a confidentiality statement. */
    String[] statement() {
        return statement.clone();
    }

    /** The agreements that let no trainee go alone. */
    String[] supervision() {
        return supervision.clone();
    }
}
