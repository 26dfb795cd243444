package nl.ronde.device.push;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps what would be sent; answers as the test says. */
final class RecordingPushSender implements PushSender {
    private final List<String> sent = new ArrayList<>();
    private final Map<String, Outcome> outcomes = new HashMap<>();

    @Override
    public synchronized Outcome send(String pushToken) {
        sent.add(pushToken);
        return outcomes.getOrDefault(pushToken, Outcome.SENT);
    }

    /** What becomes of wake-ups to this token from now on. */
    void answers(String pushToken, Outcome outcome) {
        outcomes.put(pushToken, outcome);
    }

    /** What was sent since the last time somebody asked, in order of token. */
    synchronized List<String> taken() {
        List<String> taken = sent.stream().sorted().toList();
        sent.clear();
        return taken;
    }
}
