package nl.ronde.staff;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.ronde.audit.Audit;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.db.Db;
import nl.ronde.platform.db.Tx;
import nl.ronde.platform.http.Page;
import nl.ronde.platform.http.Request;
import nl.ronde.platform.id.Ids;
import nl.ronde.platform.problem.CommonProblem;
import org.jspecify.annotations.Nullable;

/** Teams, and who is in them when. */
public final class ManageTeams {
    private static final String TEAM = "team";

    private final Db db;
    private final TeamStore teams;
    private final WorkerStore workers;
    private final Audit audit;

    ManageTeams(Db db, TeamStore teams, WorkerStore workers, Audit audit) {
        this.db = db;
        this.teams = teams;
        this.workers = workers;
        this.audit = audit;
    }

    /** Makes a team without members. */
    public TeamFile create(Actor actor, String name) {
        Team team = new Team(Ids.next(), 1, name);
        return db.inTransaction(actor.providerId(), tx -> {
            teams.insert(tx, team);
            audit.append(tx, actor, Audit.Kind.CREATE, "createTeam", TEAM, team.id(), null);
            return new TeamFile(team, List.of());
        });
    }

    Page<Team> list(Actor actor, Request.Paging paging) {
        String after = paging.after(1, 0, text -> text);
        return db.reading(actor.providerId(), tx -> {
            audit.append(tx, actor, Audit.Kind.READ, "listTeams", TEAM, List.of());
            return Page.of(teams.list(tx, after, paging.rows()), paging, team -> List.of(team.name()));
        });
    }

    TeamFile get(Actor actor, UUID teamId) {
        return db.reading(actor.providerId(), tx -> {
            audit.append(tx, actor, Audit.Kind.READ, "getTeam", TEAM, teamId, null);
            Team team = teams.find(tx, teamId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
            return new TeamFile(team, teams.ofTeam(tx, teamId));
        });
    }

    TeamFile change(Actor actor, UUID teamId, int expectedVersion, String name) {
        return db.inTransaction(actor.providerId(), tx -> {
            Team team = lock(tx, teamId);
            if (team.version() != expectedVersion) {
                throw CommonProblem.VERSION_MISMATCH.refuse();
            }
            teams.update(tx, teamId, name);
            audit.append(tx, actor, Audit.Kind.UPDATE, "changeTeam", TEAM, teamId, null);
            return new TeamFile(new Team(teamId, team.version() + 1, name), teams.ofTeam(tx, teamId));
        });
    }

    /** A worker comes into the team on the first day. */
    public TeamMembership addMember(Actor actor, UUID teamId, NewMember given) {
        Days.requireOrder(given.firstDay(), given.lastDay(), "/lastDay");
        return db.inTransaction(actor.providerId(), tx -> {
            Team team = lock(tx, teamId);
            Worker worker = workers.find(tx, given.workerId())
                    .orElseThrow(
                            () -> StaffProblem.WORKER_UNKNOWN.refuse(StaffProblem.WORKER_UNKNOWN.title(), "/workerId"));
            TeamMembership membership = new TeamMembership(
                    Ids.next(), teamId, team.name(), worker.id(), worker.name(), given.firstDay(), given.lastDay());
            requireOnce(tx, membership);
            teams.insert(tx, membership);
            written(tx, actor, "addTeamMember", team);
            return membership;
        });
    }

    /** A worker leaves the team after the last day. */
    TeamMembership endMembership(Actor actor, UUID teamId, UUID membershipId, LocalDate lastDay) {
        return db.inTransaction(actor.providerId(), tx -> {
            Team team = lock(tx, teamId);
            TeamMembership found = teams.ofTeam(tx, teamId).stream()
                    .filter(each -> each.id().equals(membershipId))
                    .findFirst()
                    .orElseThrow(CommonProblem.NOT_FOUND::refuse);
            Days.requireOrder(found.firstDay(), lastDay, "/lastDay");
            TeamMembership ended = new TeamMembership(
                    membershipId,
                    teamId,
                    found.teamName(),
                    found.workerId(),
                    found.workerName(),
                    found.firstDay(),
                    lastDay);
            requireOnce(tx, ended);
            teams.endMembership(tx, membershipId, lastDay);
            written(tx, actor, "endTeamMembership", team);
            return ended;
        });
    }

    private void requireOnce(Tx tx, TeamMembership membership) {
        if (teams.ofTeam(tx, membership.teamId()).stream().anyMatch(membership::clashesWith)) {
            throw StaffProblem.ALREADY_IN_TEAM.refuse(StaffProblem.ALREADY_IN_TEAM.title(), "/firstDay");
        }
    }

    private Team lock(Tx tx, UUID teamId) {
        return teams.lock(tx, teamId).orElseThrow(CommonProblem.NOT_FOUND::refuse);
    }

    private void written(Tx tx, Actor actor, String action, Team team) {
        teams.update(tx, team.id(), team.name());
        audit.append(tx, actor, Audit.Kind.UPDATE, action, TEAM, team.id(), null);
    }

    /** A team with everybody who is, was or will be in it. */
    public record TeamFile(Team team, List<TeamMembership> members) {}

    /** Who comes in, and when. */
    public record NewMember(
            UUID workerId, LocalDate firstDay, @Nullable LocalDate lastDay) {}
}
