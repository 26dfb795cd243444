package nl.ronde.phones;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The plan: made at the begin, and changed by planners while the phones hold unsent work. */
final class Schedule {
    private static final int APART = 75;
    private static final int BETWEEN = 37;
    private static final int CLIENTS = 3;

    private final Office office;

    Schedule(Office office) {
        this.office = office;
    }

    /** A worker with clients of her own and four to eight visits a day; her colleague's lie between them. */
    UUID worker(int number, Random random, LocalDate first, int days) throws IOException {
        UUID worker = office.hire(number, first);
        UUID[] assignments = new UUID[CLIENTS];
        for (int i = 0; i < CLIENTS; i++) {
            assignments[i] = office.admitClient(CLIENTS * number + i, first);
        }
        for (int day = 0; day < days; day++) {
            int visits = 4 + random.nextInt(5);
            for (int slot = 0; slot < visits; slot++) {
                UUID assignment = assignments[random.nextInt(CLIENTS)];
                office.plan(assignment, worker, first.plusDays(day), APART * slot + BETWEEN * (number % 2));
            }
        }
        // For what planners add in the course of the days.
        office.keep(worker, assignments[0]);
        return worker;
    }

    /** A few changes of this day and the next, one behind the other. */
    void change(List<Person> people, Random random, LocalDate today) throws IOException {
        int changes = 2 + people.size() / 3;
        for (int i = 0; i < changes; i++) {
            LocalDate day = today.plusDays(random.nextInt(2));
            List<UUID> visits = office.plannedOn(day);
            if (visits.isEmpty()) {
                continue;
            }
            UUID visit = visits.get(random.nextInt(visits.size()));
            Person person = people.get(random.nextInt(people.size()));
            switch (random.nextInt(4)) {
                case 0 -> office.reassign(visit, person.workerId);
                case 1 -> office.cancel(visit);
                case 2 -> office.move(visit, random.nextBoolean() ? 3 : -3);
                default ->
                    office.plan(
                            office.assignmentOf(person.workerId),
                            person.workerId,
                            day,
                            APART * random.nextInt(8) + BETWEEN * ((person.number + 1) % 2));
            }
        }
    }
}
