package nl.ronde.client.support;

import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import nl.ronde.client.api.AssignmentsApi;
import nl.ronde.client.api.ClientsApi;
import nl.ronde.client.api.MyWorkApi;
import nl.ronde.client.api.SignInApi;
import nl.ronde.client.api.StaffApi;
import nl.ronde.client.api.VisitsApi;
import nl.ronde.client.api.http.ApiClient;
import nl.ronde.client.api.model.AssignmentCreation;
import nl.ronde.client.api.model.ClientCreation;
import nl.ronde.client.api.model.MyVisits;
import nl.ronde.client.api.model.Person;
import nl.ronde.client.api.model.SignIn;
import nl.ronde.client.api.model.TokenPair;
import nl.ronde.client.api.model.VisitCreation;
import retrofit2.Call;
import retrofit2.Response;

/** The office of the demo provider, which plans visits for the worker "hulp"; through the generated client too. */
public final class Office {
    private final String address;
    private final ApiClient planner;

    /** The office at this server. */
    public Office(String address) throws IOException {
        this.address = address;
        this.planner = signedIn("planner");
    }

    /** Tokens of a demo user. */
    public TokenPair tokens(String username) throws IOException {
        return done(client(new ApiClient())
                .createService(SignInApi.class)
                .createToken(new SignIn().username(username).password("ronde-demo")));
    }

    /** A generated client, signed in. */
    public ApiClient signedIn(String username) throws IOException {
        ApiClient client = client(new ApiClient("bearerAuth"));
        client.setBearerToken(tokens(username).getAccessToken());
        return client;
    }

    private ApiClient client(ApiClient client) {
        client.getAdapterBuilder().baseUrl(address);
        return client;
    }

    /** A new client with a visit of "hulp" today; gives the id of the visit. Each call takes another quarter of an hour. */
    public UUID planVisitToday(int quarter) throws IOException {
        UUID clientId = done(planner.createService(ClientsApi.class)
                        .createClient(new ClientCreation().person(new Person().familyName("Voorbeeld"))))
                .getId();
        LocalDate today = LocalDate.now(ZoneId.of("Europe/Amsterdam"));
        UUID assignmentId = done(planner.createService(AssignmentsApi.class)
                        .createAssignment(new AssignmentCreation()
                                .clientId(clientId)
                                .agreementId("kampen-hh1-2018")
                                .municipalityCode("0166")
                                .productCategory("01")
                                .productCode("01A04")
                                .assignedOn(today.minusDays(7))
                                .firstDay(today.minusDays(7))))
                .getId();
        UUID workerId = done(planner.createService(StaffApi.class).listWorkers(null, null, null, null, null, null))
                .getItems()
                .stream()
                .filter(worker -> worker.getName().equals("Hanna Hulp"))
                .findFirst()
                .orElseThrow()
                .getId();
        OffsetDateTime begin = today.atStartOfDay(ZoneId.of("Europe/Amsterdam"))
                .plusMinutes(15L * quarter)
                .toOffsetDateTime();
        return done(planner.createService(VisitsApi.class)
                        .planVisit(new VisitCreation()
                                .assignmentId(assignmentId)
                                .workerId(workerId)
                                .plannedBegin(begin)
                                .plannedEnd(begin.plusMinutes(15))))
                .getId();
    }

    /** The client of the demo provider's planner. */
    public ApiClient planner() {
        return planner;
    }

    /** The present day of a phone; here, since a parameter more in the contract is one more in this call. */
    public static MyVisits day(ApiClient phone) throws IOException {
        return done(phone.createService(MyWorkApi.class).getMyDay(null, null));
    }

    /** The body of a good answer. */
    public static <T> T done(Call<T> call) throws IOException {
        Response<T> response = call.execute();
        if (!response.isSuccessful()) {
            throw new AssertionError(
                    response.code() + " " + response.errorBody().string());
        }
        return response.body();
    }
}
