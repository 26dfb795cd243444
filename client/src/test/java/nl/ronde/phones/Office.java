package nl.ronde.phones;

import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import nl.ronde.client.api.AssignmentsApi;
import nl.ronde.client.api.ClientsApi;
import nl.ronde.client.api.DevicesApi;
import nl.ronde.client.api.StaffApi;
import nl.ronde.client.api.VisitsApi;
import nl.ronde.client.api.model.AssignVisitRequest;
import nl.ronde.client.api.model.AssignmentCreation;
import nl.ronde.client.api.model.ClientCreation;
import nl.ronde.client.api.model.ConfidentialityStatement;
import nl.ronde.client.api.model.CreateDeviceEnrolmentRequest;
import nl.ronde.client.api.model.DeviceEnrolled;
import nl.ronde.client.api.model.DeviceEnrolling;
import nl.ronde.client.api.model.MoveVisitRequest;
import nl.ronde.client.api.model.Person;
import nl.ronde.client.api.model.SettleOfficeTaskRequest;
import nl.ronde.client.api.model.VisitCreation;
import nl.ronde.client.api.model.VisitDetails;
import nl.ronde.client.api.model.VogCreation;
import nl.ronde.client.api.model.WorkerCreation;
import nl.ronde.client.api.model.WorkerKind;
import retrofit2.Response;

/** The office of the demo: hires, plans, hands phones out, and changes its mind. All through the generated client. */
final class Office {
    static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final String PLANNER = "planner";
    private static final String TEAM_LEAD = "teamleider";
    private static final int VISIT_MINUTES = 30;
    private static final int MOST_LINKS = 20;

    private final OfficeLine line;
    private final String run;
    private final Counts acts;
    /** What was planned, to be planned again where a restore has undone it. */
    private final List<VisitCreation> planned = new ArrayList<>();

    private final Map<UUID, UUID> assignments = new ConcurrentHashMap<>();

    Office(OfficeLine line, long seed, Counts acts) {
        this.line = line;
        this.run = Long.toUnsignedString(seed, 36);
        this.acts = acts;
    }

    /** Hires a worker who may be scheduled. */
    UUID hire(int number, LocalDate today) throws IOException {
        WorkerCreation worker = new WorkerCreation()
                .name("Hulp " + run + " " + number)
                .kind(WorkerKind.EMPLOYEE)
                .activeFrom(today.minusDays(60));
        UUID id = line.done(PLANNER, desk -> desk.createService(StaffApi.class).createWorker(worker))
                .getId();
        line.done(
                TEAM_LEAD,
                desk -> desk.createService(StaffApi.class)
                        .recordVog(id, new VogCreation().issuedOn(today.minusDays(50))));
        line.done(
                TEAM_LEAD,
                desk -> desk.createService(StaffApi.class)
                        .recordConfidentialityStatement(
                                id, new ConfidentialityStatement().signedOn(today.minusDays(50))));
        return id;
    }

    /** A client with an assignment; gives the assignment. */
    UUID admitClient(int number, LocalDate today) throws IOException {
        ClientCreation client = new ClientCreation().person(new Person().familyName("Voorbeeld " + run + " " + number));
        UUID clientId = line.done(
                        PLANNER, desk -> desk.createService(ClientsApi.class).createClient(client))
                .getId();
        AssignmentCreation assignment = new AssignmentCreation()
                .clientId(clientId)
                .agreementId("kampen-hh1-2018")
                .municipalityCode("0166")
                .productCategory("01")
                .productCode("01A04")
                .assignedOn(today.minusDays(7))
                .firstDay(today.minusDays(7));
        return line.done(
                        PLANNER,
                        desk -> desk.createService(AssignmentsApi.class).createAssignment(assignment))
                .getId();
    }

    /** Plans a visit on this day, so many minutes after 08:00. */
    void plan(UUID assignmentId, UUID workerId, LocalDate day, int minutes) throws IOException {
        OffsetDateTime begin =
                day.atTime(8, 0).plusMinutes(minutes).atZone(ZONE).toOffsetDateTime();
        VisitCreation visit = new VisitCreation()
                .id(id(begin))
                .assignmentId(assignmentId)
                .workerId(workerId)
                .plannedBegin(begin)
                .plannedEnd(begin.plusMinutes(VISIT_MINUTES));
        if (plan(visit)) {
            synchronized (planned) {
                planned.add(visit);
            }
            acts.add("visits planned");
        }
    }

    /** Remembers an assignment of a worker's client. */
    void keep(UUID workerId, UUID assignmentId) {
        assignments.put(workerId, assignmentId);
    }

    UUID assignmentOf(UUID workerId) {
        return assignments.get(workerId);
    }

    /** Not of the seed: the same run may be made twice on one server. */
    private static UUID id(OffsetDateTime time) {
        UUID other = UUID.randomUUID();
        long high = (time.toInstant().toEpochMilli() << 16) | 0x7000L | (other.getMostSignificantBits() & 0xFFFL);
        return new UUID(high, other.getLeastSignificantBits());
    }

    /** True where it is in the plan now; a repeat whose first answer was lost is in the plan too. */
    private boolean plan(VisitCreation visit) throws IOException {
        Response<?> answer =
                line.ask(PLANNER, desk -> desk.createService(VisitsApi.class).planVisit(visit));
        return answer.isSuccessful() || problem(answer).contains("visit-exists");
    }

    private static String problem(Response<?> answer) throws IOException {
        return answer.errorBody() == null ? "" : answer.errorBody().string();
    }

    /** What a restore has undone of the plan is planned again; where the worker is not free any more, without one. */
    void planAgain() throws IOException {
        List<VisitCreation> all;
        synchronized (planned) {
            all = List.copyOf(planned);
        }
        for (VisitCreation visit : all) {
            int status = line.ask(
                            PLANNER, desk -> desk.createService(VisitsApi.class).getVisit(visit.getId()))
                    .code();
            if (status == 404) {
                acts.add("visits planned again after the restore");
                if (!plan(visit) && !plan(visit.workerId(null))) {
                    throw new IOException("visit " + visit.getId() + " cannot be planned again");
                }
            }
        }
    }

    /** Ids of all visits that were planned. */
    List<UUID> planned() {
        synchronized (planned) {
            return planned.stream().map(VisitCreation::getId).toList();
        }
    }

    /** Ids of visits planned on this day. */
    List<UUID> plannedOn(LocalDate day) {
        synchronized (planned) {
            return planned.stream()
                    .filter(each -> each.getPlannedBegin()
                            .atZoneSameInstant(ZONE)
                            .toLocalDate()
                            .equals(day))
                    .map(VisitCreation::getId)
                    .toList();
        }
    }

    void reassign(UUID visitId, UUID workerId) throws IOException {
        change(
                "visits given to a colleague",
                visitId,
                (desk, etag) -> desk.assignVisit(visitId, new AssignVisitRequest().workerId(workerId), etag));
    }

    void cancel(UUID visitId) throws IOException {
        change(
                "visits cancelled",
                visitId,
                (desk, etag) ->
                        desk.cancelVisit(visitId, new SettleOfficeTaskRequest().reason("Mevrouw is op reis."), etag));
    }

    void move(UUID visitId, int minutes) throws IOException {
        VisitDetails found = line.ask(
                        PLANNER, desk -> desk.createService(VisitsApi.class).getVisit(visitId))
                .body();
        if (found != null && found.getVisit().getPlannedBegin() != null) {
            MoveVisitRequest to = new MoveVisitRequest()
                    .plannedBegin(found.getVisit().getPlannedBegin().plusMinutes(minutes))
                    .plannedEnd(found.getVisit().getPlannedEnd().plusMinutes(minutes));
            change("visits moved", visitId, (desk, etag) -> desk.moveVisit(visitId, to, etag));
        }
    }

    private interface Change {
        retrofit2.Call<?> of(VisitsApi desk, String etag);
    }

    /** Another change may be faster, or the visit may be done by now: then it stays as it is. */
    @SuppressWarnings("unchecked")
    private void change(String what, UUID visitId, Change change) throws IOException {
        Response<VisitDetails> found =
                line.ask(PLANNER, desk -> desk.createService(VisitsApi.class).getVisit(visitId));
        String etag = found.headers().get("ETag");
        if (found.isSuccessful() && etag != null) {
            Response<Object> answer = line.ask(
                    PLANNER, desk -> (retrofit2.Call<Object>) change.of(desk.createService(VisitsApi.class), etag));
            acts.add(answer.isSuccessful() ? what : "changes of the plan that came too late");
        }
    }

    /** Hands a phone out to a worker; an older one is stopped first. */
    DeviceEnrolled enrol(UUID workerId, UUID olderDevice, String publicKey) throws IOException {
        if (olderDevice != null) {
            stop(olderDevice);
        }
        IOException lost = null;
        for (int i = 0; i < MOST_LINKS; i++) {
            // A link works once: where the server died before its answer came, only another one helps.
            String token = line.done(
                            PLANNER,
                            desk -> desk.createService(DevicesApi.class)
                                    .createDeviceEnrolment(new CreateDeviceEnrolmentRequest().workerId(workerId)))
                    .getToken();
            try {
                Response<DeviceEnrolled> answer = line.anybody()
                        .createService(DevicesApi.class)
                        .enrolDevice(new DeviceEnrolling()
                                .token(token)
                                .deviceName("Telefoon")
                                .model("Kit")
                                .appVersion("1.0")
                                .publicKey(publicKey))
                        .execute();
                if (answer.isSuccessful()) {
                    return answer.body();
                }
                if (answer.code() < 500 && answer.code() != 429) {
                    throw new IllegalStateException("enrolment: " + answer.code() + " " + problem(answer));
                }
                lost = new IOException("enrolment: " + answer.code());
            } catch (IOException e) {
                lost = e;
            }
            acts.add("links whose answer was lost");
            Kit.pause(200);
        }
        throw new IOException("a phone cannot be handed out", lost);
    }

    /** Stops a phone; one that a restore has undone is stopped already. */
    void stop(UUID deviceId) throws IOException {
        line.ask(PLANNER, desk -> desk.createService(DevicesApi.class).revokeDevice(deviceId));
    }
}
