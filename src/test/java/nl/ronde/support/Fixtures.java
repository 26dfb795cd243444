package nl.ronde.support;

import static nl.ronde.support.TestClient.json;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.ronde.platform.id.Ids;

/** Rows of the first demo provider that tests of visits stand on: workers with a user, clients, assignments. */
public final class Fixtures {
    private final TestApp app;
    private final String provider;

    /** Fixtures in the provider of the user {@code planner}. */
    public Fixtures(TestApp app) {
        this(app, "42420001");
    }

    /** Fixtures in the provider with this AGB code. */
    public Fixtures(TestApp app, String agbCode) {
        this.app = app;
        this.provider = app.value("SELECT provider_id FROM provider WHERE agb_code = '" + agbCode + "'");
    }

    /** The provider's id. */
    public String provider() {
        return provider;
    }

    /** A worker with a VOG until the end of 2027 and a signed confidentiality statement. */
    public UUID worker(String name) {
        UUID id = workerWithoutVog(name);
        app.sql(
                "INSERT INTO worker_vog (provider_id, id, worker_id, issued_on, valid_until, rule, citation, source) VALUES ('%s','%s','%s','2024-01-01','2027-12-31','Huisregel','Huisstandaard','HOUSE')"
                        .formatted(provider, Ids.next(), id));
        return id;
    }

    /** A worker with a VOG who has not signed the confidentiality statement. */
    public UUID workerWithoutStatement(String name) {
        UUID id = worker(name);
        app.sql("UPDATE worker SET confidentiality_signed_on = NULL WHERE id = '" + id + "'");
        return id;
    }

    /** A trainee with a VOG. */
    public UUID trainee(String name) {
        UUID id = worker(name);
        app.sql("UPDATE worker SET kind = 'TRAINEE' WHERE id = '" + id + "'");
        return id;
    }

    /** A worker without a VOG, who has signed the confidentiality statement. */
    public UUID workerWithoutVog(String name) {
        UUID id = Ids.next();
        app.sql(
                "INSERT INTO worker (provider_id, id, version, name, kind, active_from, confidentiality_signed_on) VALUES ('%s','%s',1,'%s','EMPLOYEE','2020-01-01','2020-01-01')"
                        .formatted(provider, id, name));
        return id;
    }

    /** A caller signed in as a user of this worker. */
    public TestClient signedIn(UUID workerId, String username) {
        app.as("beheer")
                .call(
                        "createUser",
                        Map.of(),
                        json(
                                "username",
                                username,
                                "displayName",
                                "Hulp " + username,
                                "roles",
                                List.of("worker"),
                                "workerId",
                                workerId.toString()))
                .expect(201);
        return app.as(username);
    }

    /** A client who lives in Kampen. */
    public UUID client(String familyName) {
        UUID id = Ids.next();
        app.sql("""
                INSERT INTO client (provider_id, id, version, source, family_name, initials, search_name, street,
                    house_number, postcode, city, access_note)
                VALUES ('%s','%s',1,'HAND','%s','A.',lower('%s'),'Oudestraat',1,'8261CA','Kampen','Sleutel bij de buren')""".formatted(provider, id, familyName, familyName));
        return id;
    }

    /** An HH1 assignment for the whole of 2026, 180 minutes a week, with its three result areas. */
    public UUID assignment(UUID clientId) {
        return assignment(clientId, "2026-01-01", "2026-12-31", 180);
    }

    /** An HH1 assignment in Kampen with a volume in minutes per week. */
    public UUID assignment(UUID clientId, String firstDay, String lastDay, int minutesPerWeek) {
        UUID id = Ids.next();
        app.sql("""
                INSERT INTO assignment (provider_id, id, version, client_id, agreement_id, municipality_code,
                    assignment_number, source, product_category, product_code, assigned_on, first_day, last_day, volume,
                    volume_unit, volume_frequency, received_at, result_areas_state)
                VALUES ('%s','%s',1,'%s','kampen-hh1-2018','0166',NULL,'HAND','01','01A04','2025-12-29','%s','%s',%d,'01','2',
                    '2025-12-29T10:00:00Z','RECORDED')""".formatted(provider, id, clientId, firstDay, lastDay, minutesPerWeek));
        for (String area : List.of("clean-home", "laundry", "meals")) {
            app.sql("""
                    INSERT INTO assignment_result_area (provider_id, assignment_id, area, extent, regularity, source)
                    VALUES ('%s','%s','%s','WHOLE','STRUCTURAL','Dienstverleningsopdracht')""".formatted(provider, id, area));
        }
        return id;
    }
}
