package nl.ronde;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.ronde.calendar.AmsterdamTime;
import nl.ronde.identity.MunicipalReach;
import nl.ronde.identity.Provider;
import nl.ronde.identity.Providers;
import nl.ronde.platform.act.Actor;
import nl.ronde.platform.act.Role;
import nl.ronde.staff.KeepWorkerFile;
import nl.ronde.staff.ManageTeams;
import nl.ronde.staff.ManageWorkers;
import nl.ronde.staff.WorkerKind;

/**
 * The demo: two providers that see nothing of each other, each with one user per role, a team of two workers, and the password {@code ronde-demo}.
 * Loaded into an empty database only, through the same use cases as everything else.
 */
final class Demo {
    private static final LocalDate EMPLOYED_SINCE = LocalDate.of(2018, 7, 1);

    private final App app;

    Demo(App app) {
        this.app = app;
    }

    void load() {
        load("Thuiszorg De Demo", "42420001", "", "Hanna Hulp");
        load("Thuiszorg De Buren", "42420002", "2", "Henk Hulp");
    }

    private void load(String name, String agbCode, String suffix, String workerName) {
        Providers providers = app.identity().providers();
        Provider provider = providers.create(name, agbCode, true);
        app.agreement().deliverUnder(provider.id(), "kampen-hh1-2018", true);
        app.agreement().deliverUnder(provider.id(), "maastricht-dvo-2018", false);
        providers.createDemoUser(provider, "planner" + suffix, "Petra Planner", Role.PLANNER, null);
        providers.createDemoUser(provider, "teamleider" + suffix, "Tom Teamleider", Role.TEAM_LEAD, null);
        providers.createDemoUser(provider, "backoffice" + suffix, "Bea Backoffice", Role.BACK_OFFICE, null);
        providers.createDemoUser(provider, "beheer" + suffix, "Bert Beheer", Role.ADMINISTRATOR, null);
        providers.createDemoUser(
                provider, "gemeente" + suffix, "Gea Gemeente", new MunicipalReach("0166", Set.of("kampen-hh1-2018")));
        Actor demo = Actor.system(provider.id(), "demo");
        UUID workerId = createWorker(demo, workerName);
        UUID substitute = createWorker(demo, "Wil Waarnemer");
        providers.createDemoUser(provider, "hulp" + suffix, workerName, Role.WORKER, workerId);
        UUID teamId =
                app.staff().manageTeams().create(demo, "Team Kampen").team().id();
        for (UUID member : List.of(workerId, substitute)) {
            app.staff().manageTeams().addMember(demo, teamId, new ManageTeams.NewMember(member, EMPLOYED_SINCE, null));
        }
    }

    private UUID createWorker(Actor demo, String name) {
        LocalDate aYearAgo =
                AmsterdamTime.plusWeeks(AmsterdamTime.dateOf(app.clock().instant()), -52);
        UUID workerId = app.staff()
                .manageWorkers()
                .create(
                        demo,
                        new ManageWorkers.Creation(name, WorkerKind.EMPLOYEE, 24 * 60, null, EMPLOYED_SINCE, null))
                .worker()
                .id();
        app.staff().keepWorkerFile().recordVog(demo, workerId, new KeepWorkerFile.NewVog(aYearAgo, null));
        app.staff().keepWorkerFile().recordConfidentiality(demo, workerId, aYearAgo);
        return workerId;
    }
}
