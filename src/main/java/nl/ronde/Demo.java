package nl.ronde;

import nl.ronde.identity.Provider;
import nl.ronde.identity.Providers;
import nl.ronde.platform.act.Role;

/**
 * The demo: two providers that see nothing of each other, each with one user per role and the password {@code ronde-demo}.
 * Loaded into an empty database only, through the same use cases as everything else.
 */
final class Demo {
    private final App app;

    Demo(App app) {
        this.app = app;
    }

    void load() {
        String hash = app.identity().providers().demoPasswordHash();
        load("Thuiszorg De Demo", "42420001", "", hash);
        load("Thuiszorg De Buren", "42420002", "2", hash);
    }

    private void load(String name, String agbCode, String suffix, String hash) {
        Providers providers = app.identity().providers();
        Provider provider = providers.create(name, agbCode, true);
        app.agreement().deliverUnder(provider.id(), "kampen-hh1-2018", true);
        app.agreement().deliverUnder(provider.id(), "maastricht-dvo-2018", false);
        providers.createDemoUser(provider, "planner" + suffix, "Petra Planner", Role.PLANNER, null, hash);
        providers.createDemoUser(provider, "teamleider" + suffix, "Tom Teamleider", Role.TEAM_LEAD, null, hash);
        providers.createDemoUser(provider, "backoffice" + suffix, "Bea Backoffice", Role.BACK_OFFICE, null, hash);
        providers.createDemoUser(provider, "beheer" + suffix, "Bert Beheer", Role.ADMINISTRATOR, null, hash);
    }
}
