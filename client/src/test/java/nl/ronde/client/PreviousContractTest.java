package nl.ronde.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import nl.ronde.client.previous.MyWorkApi;
import nl.ronde.client.previous.SignInApi;
import nl.ronde.client.previous.http.ApiClient;
import nl.ronde.client.previous.model.CheckAct;
import nl.ronde.client.previous.model.MyVisit;
import nl.ronde.client.previous.model.SignIn;
import nl.ronde.client.previous.model.TokenPair;
import nl.ronde.client.previous.model.VisitStatus;
import nl.ronde.client.support.Office;
import nl.ronde.client.support.RondeServer;
import org.junit.jupiter.api.Test;

/** A phone in the field, compiled from the released contract, against today's server. */
class PreviousContractTest {
    @Test
    void a_client_of_the_previous_contract_still_does_a_visit() throws IOException {
        UUID visitId = new Office(RondeServer.address()).planVisitToday(4);
        ApiClient stranger = new ApiClient();
        stranger.getAdapterBuilder().baseUrl(RondeServer.address());
        TokenPair first = Office.done(stranger.createService(SignInApi.class)
                .createToken(new SignIn().username("hulp").password("ronde-demo")));
        TokenPair tokens = Office.done(stranger.createService(SignInApi.class)
                .refreshToken(new nl.ronde.client.previous.model.RefreshToken().refreshToken(first.getRefreshToken())));
        ApiClient phone = new ApiClient("bearerAuth").setBearerToken(tokens.getAccessToken());
        phone.getAdapterBuilder().baseUrl(RondeServer.address());
        MyWorkApi work = phone.createService(MyWorkApi.class);

        assertThat(Office.done(work.getMyDay(null)).getVisits())
                .extracting(MyVisit::getId)
                .contains(visitId);
        assertThat(Office.done(work.checkInVisit(UUID.randomUUID(), visitId, new CheckAct()))
                        .getStatus())
                .isEqualTo(VisitStatus.UNDER_WAY);
    }
}
