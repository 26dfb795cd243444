package nl.ronde.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import nl.ronde.client.api.MyWorkApi;
import nl.ronde.client.api.SignInApi;
import nl.ronde.client.api.http.ApiClient;
import nl.ronde.client.api.model.ActivitiesAct;
import nl.ronde.client.api.model.ActivitiesActItemsInner;
import nl.ronde.client.api.model.CheckAct;
import nl.ronde.client.api.model.MyVisit;
import nl.ronde.client.api.model.PhoneTime;
import nl.ronde.client.api.model.Role;
import nl.ronde.client.api.model.VisitStatus;
import nl.ronde.client.support.Office;
import nl.ronde.client.support.RondeServer;
import org.junit.jupiter.api.Test;

/** The generated client against the real server. */
class GeneratedClientTest {
    @Test
    void a_worker_signs_in_sees_the_day_ticks_and_checks_out() throws IOException {
        Office office = new Office(RondeServer.address());
        UUID visitId = office.planVisitToday(0);
        ApiClient phone = office.signedIn("hulp");
        MyWorkApi work = phone.createService(MyWorkApi.class);

        assertThat(Office.done(phone.createService(SignInApi.class).getMe()).getRoles())
                .containsExactly(Role.WORKER);
        assertThat(visit(phone, visitId).getStatus()).isEqualTo(VisitStatus.PLANNED);

        OffsetDateTime now = OffsetDateTime.now();
        CheckAct act = new CheckAct()
                .occurred(new PhoneTime().wall(now.minusMinutes(1)))
                .sentAt(new PhoneTime().wall(now));
        UUID key = UUID.randomUUID();
        Office.done(work.checkInVisit(key, visitId, act));
        Office.done(work.checkInVisit(key, visitId, act));
        String area = Office.day(phone)
                .getCatalogues()
                .getFirst()
                .getAreas()
                .getFirst()
                .getCode();
        Office.done(work.recordActivities(
                UUID.randomUUID(),
                visitId,
                new ActivitiesAct()
                        .items(List.of(new ActivitiesActItemsInner()
                                .area(area)
                                .freeText("Planten water gegeven")
                                .done(true)))));
        Office.done(work.checkOutVisit(UUID.randomUUID(), visitId, new CheckAct()));

        MyVisit after = visit(phone, visitId);
        assertThat(after.getStatus()).isEqualTo(VisitStatus.COMPLETED);
        assertThat(after.getActivities()).hasSize(1);
    }

    private static MyVisit visit(ApiClient phone, UUID visitId) throws IOException {
        return Office.day(phone).getVisits().stream()
                .filter(visit -> visit.getId().equals(visitId))
                .findFirst()
                .orElseThrow();
    }
}
