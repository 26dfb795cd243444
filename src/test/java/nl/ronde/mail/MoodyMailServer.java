package nl.ronde.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

/**
 * A mail server with bad days: it speaks as much SMTP as it must, over STARTTLS, and refuses, waits or hangs up where its mood
 * says so.
 */
public final class MoodyMailServer implements AutoCloseable {
    /** What it does. */
    public enum Mood {
        TAKES,
        KNOWS_NOBODY,
        HAS_A_FULL_DISK,
        ASKS_TO_COME_BACK,
        CLOSES_AT_THE_DOOR,
        SAYS_NOTHING,
        SAYS_NOTHING_AFTER_THE_MAIL,
        HANGS_UP_IN_THE_MAIL,
        HANGS_UP_AFTER_THE_MAIL,
        TAKES_AND_HANGS_UP,
        HAS_NO_STARTTLS,
        REFUSES_THE_PASSWORD,
        REFUSES_THE_SENDER
    }

    private final ServerSocket door;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<String> taken = new CopyOnWriteArrayList<>();
    private final List<String> senders = new CopyOnWriteArrayList<>();
    private final AtomicInteger callers = new AtomicInteger();
    private volatile Mood mood = Mood.TAKES;
    private volatile CountDownLatch gate = new CountDownLatch(0);

    /** Opens a port of its own. */
    public MoodyMailServer() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    /** What an application is told of it. */
    public Map<String, String> settings() {
        return Map.of(
                "RONDE_SMTP_HOST", "localhost",
                "RONDE_SMTP_PORT", String.valueOf(port()),
                "RONDE_SMTP_USER", "ronde",
                "RONDE_SMTP_PASSWORD", "geheim",
                "RONDE_SMTP_CERTIFICATES", TestCertificate.get().pem().toString(),
                "RONDE_MAIL_FROM", "ronde@zorg.example.nl");
    }

    int port() {
        return door.getLocalPort();
    }

    /** From now on it is in this mood. */
    public void is(Mood now) {
        mood = now;
    }

    /** Every mail it got whole, as it came over the line. */
    public List<String> taken() {
        return taken;
    }

    /** What was said of the sender of each mail. */
    List<String> senders() {
        return senders;
    }

    int callers() {
        return callers.get();
    }

    void forget() {
        taken.clear();
        senders.clear();
        callers.set(0);
    }

    /** Answers no mail until the latch is released. */
    CountDownLatch waitBeforeTaking() {
        gate = new CountDownLatch(1);
        return gate;
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                open.add(caller);
                callers.incrementAndGet();
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            if (mood == Mood.SAYS_NOTHING) {
                caller.getInputStream().read();
                return;
            }
            if (mood == Mood.CLOSES_AT_THE_DOOR) {
                return;
            }
            new Conversation(caller).run();
        } catch (IOException e) {
            // The caller hung up, or this server was closed.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket each : open) {
                each.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private final class Conversation {
        private Socket socket;
        private BufferedReader in;
        private OutputStream out;

        Conversation(Socket socket) throws IOException {
            use(socket);
        }

        private void use(Socket next) throws IOException {
            socket = next;
            in = new BufferedReader(new InputStreamReader(next.getInputStream(), StandardCharsets.ISO_8859_1));
            out = next.getOutputStream();
        }

        private void say(String line) throws IOException {
            out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
        }

        void run() throws IOException {
            say("220 localhost klaar");
            boolean goesOn = true;
            while (goesOn) {
                String line = in.readLine();
                goesOn = line != null && answer(line);
            }
        }

        private boolean answer(String line) throws IOException {
            String word = line.split(" ", 2)[0].toUpperCase(java.util.Locale.ROOT);
            switch (word) {
                case "EHLO" -> {
                    boolean offers = !(socket instanceof SSLSocket) && mood != Mood.HAS_NO_STARTTLS;
                    say("250-localhost");
                    say("250-DSN");
                    say(offers ? "250 STARTTLS" : "250 AUTH PLAIN LOGIN");
                }
                case "STARTTLS" -> {
                    say("220 begin maar");
                    SSLSocket safe = (SSLSocket) TestCertificate.get()
                            .context()
                            .getSocketFactory()
                            .createSocket(socket, null, socket.getPort(), true);
                    safe.setUseClientMode(false);
                    use(safe);
                }
                case "AUTH" -> say(mood == Mood.REFUSES_THE_PASSWORD ? "535 5.7.8 onjuist" : "235 welkom");
                case "MAIL" -> {
                    senders.add(line);
                    say(mood == Mood.REFUSES_THE_SENDER ? "553 5.7.1 dit adres is niet van u" : "250 goed");
                }
                case "RCPT" -> say(recipient());
                case "DATA" -> {
                    return mail();
                }
                case "QUIT" -> {
                    say("221 dag");
                    return false;
                }
                default -> say("250 goed");
            }
            return true;
        }

        private String recipient() {
            return switch (mood) {
                case KNOWS_NOBODY -> "550 5.1.1 deze gebruiker bestaat niet";
                case HAS_A_FULL_DISK -> "452 4.3.1 geen ruimte";
                case ASKS_TO_COME_BACK -> "421 4.7.0 kom later terug";
                default -> "250 goed";
            };
        }

        private boolean mail() throws IOException {
            say("354 vertel");
            if (mood == Mood.HANGS_UP_IN_THE_MAIL) {
                in.readLine();
                return false;
            }
            StringBuilder text = new StringBuilder();
            for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
                text.append(line).append('\n');
            }
            if (mood == Mood.HANGS_UP_AFTER_THE_MAIL) {
                return false;
            }
            if (mood == Mood.SAYS_NOTHING_AFTER_THE_MAIL) {
                in.readLine();
                return false;
            }
            try {
                gate.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            taken.add(text.toString());
            say("250 2.0.0 in de rij als " + taken.size());
            return mood != Mood.TAKES_AND_HANGS_UP;
        }
    }
}
