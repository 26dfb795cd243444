package nl.ronde.device.push;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import nl.ronde.platform.clock.BusinessClock;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.problem.Refusal;
import nl.ronde.platform.waiting.OutgoingHttp;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Firebase Cloud Messaging, HTTP v1: a data message {@code type = changed}, which wakes the app and shows nothing. Messages
 * that wait for a phone collapse into one and lapse after twelve hours.
 */
final class FcmSender implements PushSender {
    /** How long the service keeps a wake-up for a phone that is off. */
    static final int TTL_HOURS = 12;

    private static final Logger LOG = LoggerFactory.getLogger(FcmSender.class);

    private final OutgoingHttp http;
    private final FcmAccess access;
    private final String url;

    /** A sender with the credentials of this file, to the service at this address. */
    FcmSender(OutgoingHttp http, BusinessClock clock, Path credentials, String serviceUrl) {
        ServiceAccount account = ServiceAccount.read(credentials);
        this.http = http;
        this.access = new FcmAccess(http, account, clock);
        this.url = serviceUrl + "/v1/projects/" + account.projectId() + "/messages:send";
    }

    @Override
    public Outcome send(String pushToken) {
        try {
            OutgoingHttp.Answer answer = http.post(
                    url,
                    Map.of("Authorization", "Bearer " + access.token(), "Content-Type", "application/json"),
                    Json.write(message(pushToken)));
            return outcome(answer);
        } catch (IOException | Refusal e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("the push service could not be reached");
            return Outcome.LATER;
        }
    }

    private Outcome outcome(OutgoingHttp.Answer answer) {
        int status = answer.status();
        if (status == 200) {
            return Outcome.SENT;
        }
        if (status == 404 && answer.body().contains("UNREGISTERED")) {
            return Outcome.UNREGISTERED;
        }
        if (status == 401) {
            access.forget();
            return Outcome.LATER;
        }
        // The body may repeat the token: the status alone is told.
        LOG.atWarn().addKeyValue("status", status).log("the push service took no wake-up");
        return status == 429 || status >= 500 ? Outcome.LATER : Outcome.REFUSED;
    }

    private static Map<String, Object> message(String pushToken) {
        return Map.of(
                "message",
                Map.of(
                        "token",
                        pushToken,
                        "data",
                        Map.of("type", "changed"),
                        "android",
                        Map.of("priority", "high", "collapse_key", "changed", "ttl", TTL_HOURS * 3600 + "s")));
    }
}
