package nl.ronde.device.push;

/** Wakes one phone up: "something changed", nothing else. */
public interface PushSender {
    /** Sends a wake-up to the phone with this push token; waits for the answer of the service. */
    Outcome send(String pushToken);

    /** What became of a wake-up. */
    enum Outcome {
        /** The service took it. */
        SENT,
        /** The app is no longer on that phone: the token is of no use any more. */
        UNREGISTERED,
        /** The service could not now; a later one may get through. */
        LATER,
        /** The service will not take it, however often it is sent; the log says what it said. */
        REFUSED
    }
}
