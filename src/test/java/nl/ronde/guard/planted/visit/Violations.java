package nl.ronde.guard.planted.visit;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.concurrent.CompletionStage;
import javax.xml.parsers.DocumentBuilderFactory;

/** Everything a module must not do; the guards are let loose on it. */
public final class Violations {
    String waits(Future<String> future) {
        return future.await();
    }

    CompletionStage<String> blocks(Future<String> future) {
        return future.toCompletionStage();
    }

    Instant readsInstant() {
        return Instant.now();
    }

    LocalDate readsDate() {
        return LocalDate.now();
    }

    long readsMillis() {
        return System.currentTimeMillis();
    }

    Date readsOldDate() {
        return new Date();
    }

    Clock readsSystemClock() {
        return Clock.systemUTC();
    }

    LocalDate addsDays(LocalDate day) {
        return day.plusDays(1);
    }

    Instant addsSeconds(Instant instant) {
        return instant.plusSeconds(86_400);
    }

    long countsBetween(LocalDate from, LocalDate until) {
        return ChronoUnit.DAYS.between(from, until);
    }

    DocumentBuilderFactory makesParser() {
        return DocumentBuilderFactory.newInstance();
    }

    Object asksPool(Pool pool) {
        return pool.query("SELECT 1");
    }

    boolean asksJdbc(Connection connection) throws SQLException {
        return connection.isValid(1);
    }
}
