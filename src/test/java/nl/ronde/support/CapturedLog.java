package nl.ronde.support;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.logstash.logback.encoder.LogstashEncoder;
import org.slf4j.LoggerFactory;

/** Everything the server logs while this is open, as the JSON lines an operator would get. */
public final class CapturedLog implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    private final Level before = root.getLevel();

    private CapturedLog() {
        LogstashEncoder encoder = new LogstashEncoder();
        encoder.setContext(root.getLoggerContext());
        encoder.start();
        appender.setContext(root.getLoggerContext());
        appender.setEncoder(encoder);
        appender.setOutputStream(bytes);
        appender.start();
        root.addAppender(appender);
    }

    /** Captures from now on. */
    public static CapturedLog start() {
        return start(Level.INFO);
    }

    /** Captures from now on, at this level and above for every logger without a level of its own. */
    public static CapturedLog start(Level level) {
        CapturedLog log = new CapturedLog();
        log.root.setLevel(level);
        return log;
    }

    /** What was logged so far. */
    public String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /**
     * What was logged so far, once this stands in it: the line of a request is written after its answer. Gives what there is
     * where it does not come, for the test to fail on.
     */
    public String text(String expected) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        while (!text().contains(expected) && System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        return text();
    }

    @Override
    public void close() {
        root.detachAppender(appender);
        root.setLevel(before);
        appender.stop();
    }
}
