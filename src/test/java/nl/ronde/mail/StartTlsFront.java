package nl.ronde.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocket;

/** TLS before GreenMail, which has no STARTTLS of its own: protects the line, then passes everything on as it is. */
final class StartTlsFront implements AutoCloseable {
    /** What it says before the line is protected. */
    enum Speaks {
        SMTP,
        IMAP,
        IMAP_WITHOUT_STARTTLS,
        /** TLS from the first byte. */
        NOTHING
    }

    private final ServerSocket door;
    private final int behind;
    private final Speaks speaks;
    private final AtomicInteger inTheClear = new AtomicInteger();

    /** @param behind the port of the mail server in the clear */
    StartTlsFront(int behind) {
        this(behind, Speaks.SMTP);
    }

    /** The same for another protocol. */
    StartTlsFront(int behind, Speaks speaks) {
        this.behind = behind;
        this.speaks = speaks;
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Commands other than EHLO, CAPABILITY, LOGOUT and STARTTLS that came before the line was protected. */
    int inTheClear() {
        return inTheClear.get();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                Socket caller = door.accept();
                Thread.ofVirtual().start(() -> talk(caller));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void talk(Socket caller) {
        try (caller) {
            switch (speaks) {
                case SMTP -> talkSmtp(caller);
                case IMAP -> talkImap(caller, "STARTTLS LOGINDISABLED");
                case IMAP_WITHOUT_STARTTLS -> talkImap(caller, "AUTH=PLAIN");
                case NOTHING -> passOn(caller);
            }
        } catch (IOException e) {
            // One of the two hung up.
        }
    }

    private void talkImap(Socket caller, String offers) throws IOException {
        say(caller, "* OK localhost");
        for (String line = line(caller.getInputStream()); !line.isEmpty(); line = line(caller.getInputStream())) {
            String[] words = line.split(" ");
            switch (words[1].toUpperCase(java.util.Locale.ROOT)) {
                case "CAPABILITY" -> say(caller, "* CAPABILITY IMAP4rev1 " + offers + "\r\n" + words[0] + " OK");
                case "LOGOUT" -> say(caller, "* BYE\r\n" + words[0] + " OK");
                case "STARTTLS" -> {
                    say(caller, words[0] + " OK go");
                    passOn(caller);
                    return;
                }
                default -> {
                    inTheClear.incrementAndGet();
                    say(caller, words[0] + " BAD STARTTLS first");
                }
            }
        }
    }

    private void talkSmtp(Socket caller) throws IOException {
        say(caller, "220 localhost");
        for (String line = line(caller.getInputStream()); !line.isEmpty(); line = line(caller.getInputStream())) {
            if (line.startsWith("EHLO")) {
                say(caller, "250-localhost\r\n250 STARTTLS");
            } else if (line.startsWith("STARTTLS")) {
                say(caller, "220 go");
                passOn(caller);
                return;
            } else {
                inTheClear.incrementAndGet();
                say(caller, "530 5.7.0 STARTTLS first");
            }
        }
    }

    private void passOn(Socket caller) throws IOException {
        SSLSocket safe = (SSLSocket)
                TestCertificate.get().context().getSocketFactory().createSocket(caller, null, caller.getPort(), true);
        safe.setUseClientMode(false);
        try (safe;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            if (speaks != Speaks.NOTHING) {
                line(server.getInputStream());
            }
            Thread.ofVirtual().start(() -> pipe(safe, server));
            pipe(server, safe);
        }
    }

    private static void pipe(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
            to.close();
        } catch (IOException e) {
            // One of the two hung up.
        }
    }

    private static void say(Socket to, String text) throws IOException {
        OutputStream out = to.getOutputStream();
        out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    /** One line, without reading a byte of what follows: after STARTTLS that is another protocol. */
    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = in.read(); each >= 0 && each != '\n'; each = in.read()) {
            line.append((char) each);
        }
        return line.toString().strip();
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
