package nl.ronde.incident;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What an incident is in law, decided by a team lead (Wmo 2015 art. 1.1.1); the newest decision holds, those before it stay.
 *
 * @param number 1 for the first
 * @param calamity an unintended or unexpected event with grave harm to, or the death of, a client
 * @param seriousIncident grave for society, client or others, yet no calamity (ernstig incident, DVO B3 F8)
 * @param violence whether there was violence, and by whom
 * @param noticedAt when it was noticed that it is this: its terms begin here
 */
record CalamityDecision(
        int number,
        boolean calamity,
        Violence violence,
        boolean seriousIncident,
        String reason,
        Instant noticedAt,
        UUID decidedBy,
        Instant decidedAt) {

    /** Violence in delivering the help; by others than these two it is no violence in the sense of the law. */
    enum Violence {
        @JsonProperty("none")
        NONE,
        /** By a worker (beroepskracht). */
        @JsonProperty("worker")
        WORKER,
        /** By a fellow client in a place of the provider (medecliënt). */
        @JsonProperty("fellowClient")
        FELLOW_CLIENT,
        /** By somebody else: family, a neighbour, a passer-by. */
        @JsonProperty("other")
        OTHER
    }

    /** What it is by this decision. */
    IncidentKind kind() {
        if (calamity) {
            return IncidentKind.CALAMITY;
        }
        return violence == Violence.NONE ? IncidentKind.INCIDENT : IncidentKind.VIOLENCE;
    }

    /** Whether this was told after the decision and is graver: then it cannot have been decided on. */
    boolean isOutgrownBy(Incident.Account account) {
        return account.decisions() >= number && account.words().kind().compareTo(kind()) > 0;
    }

    /** What it is by this decision and by what outgrew it. */
    IncidentKind kind(List<Incident.Account> accounts) {
        return accounts.stream()
                .filter(this::isOutgrownBy)
                .map(account -> account.words().kind())
                .max(Enum::compareTo)
                .orElse(kind());
    }

    /** Whether it is decided, and not outgrown, that it is no calamity. */
    boolean dismissesCalamity(List<Incident.Account> accounts) {
        return kind(accounts) != IncidentKind.CALAMITY;
    }

    /** Whether it is decided, and not outgrown, that the supervisor need not know. */
    boolean dismissesSupervisor(List<Incident.Account> accounts) {
        return !isForSupervisor() && accounts.stream().noneMatch(this::isOutgrownBy);
    }

    /** Whether the supervisor must be told (Wmo 2015 art. 3.4). */
    boolean isForSupervisor() {
        return calamity || violence == Violence.WORKER || violence == Violence.FELLOW_CLIENT;
    }
}
