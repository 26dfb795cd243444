package nl.ronde.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The file (dossier) of an incident in one version: what the supervisors' forms ask beyond the reporter's own account. A team
 * lead completes it, and every version stays.
 *
 * @param number 1 for the first
 */
record IncidentFile(int number, Content content, UUID completedBy, Instant completedAt) {
    /** Whether something was done or holds, and what there is to say of it. */
    record Point(boolean yes, @Nullable String text) {}

    /**
     * What was written down; everything may still be unknown.
     *
     * @param reporterFunction of who noticed it (functie van de melder)
     * @param location of the provider (vestiging)
     * @param careGiven which help the client gets from us (voorziening)
     * @param otherCare what the client gets elsewhere (Wlz, Zvw, Jeugdwet)
     * @param timeline the facts with their times (feiten met tijdlijn)
     * @param relationWithCare how it hangs together with help that was given or not
     * @param relationWithPlan how it hangs together with the support plan
     * @param boardInformed whether the provider's board was told (bestuurder)
     * @param familyInformed whether client, family or representative was told
     * @param otherParties police, IGJ, other supervisors, other providers
     * @param safety whether it is safe now
     * @param unrest whether there is or may be public unrest (maatschappelijke onrust)
     * @param aftercare for client, family and workers (nazorg)
     * @param lateReason why it is reported late, where it is
     * @param attachments files by SHA-256, photos
     */
    record Content(
            @Nullable String reporterFunction,
            @Nullable String reporterPhone,
            @Nullable String location,
            @Nullable String careGiven,
            @Nullable String otherCare,
            @Nullable String timeline,
            @Nullable String cause,
            @Nullable String relationWithCare,
            @Nullable String relationWithPlan,
            @Nullable String consequencesClient,
            @Nullable String consequencesOthers,
            @Nullable String workersInvolved,
            @Nullable String clientsInvolved,
            @Nullable Point boardInformed,
            @Nullable Point familyInformed,
            @Nullable String otherParties,
            @Nullable Point safety,
            @Nullable Point unrest,
            @Nullable Point aftercare,
            @Nullable String measures,
            @Nullable String otherInformation,
            @Nullable String lateReason,
            @Nullable List<String> attachments) {
        @Override
        public String toString() {
            return "Content[…]";
        }
    }
}
