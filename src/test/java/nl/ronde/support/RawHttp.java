package nl.ronde.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A socket that says exactly what a test wants said: what no HTTP library would let out. */
public final class RawHttp implements AutoCloseable {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] ([0-9]{3}) ");

    private final Socket socket = new Socket();
    private boolean closedEarly;

    /** Connects; every read waits ten seconds at the most. */
    public RawHttp(int port) {
        try {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 2_000);
            socket.setSoTimeout(10_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends one text, reads until the server closes or has nothing to add for a second, and gives everything it said. Its
     * first word has ten seconds: a busy machine is no silent server.
     */
    public static Said exchange(int port, String text) {
        try (RawHttp http = new RawHttp(port)) {
            http.send(text);
            return http.readAll(10_000, 1_000);
        }
    }

    /** Sends bytes; a server that has closed already is no failure here, its answer tells. */
    public void send(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (SocketException e) {
            closedEarly = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends text as Latin-1. */
    public void send(String text) {
        send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** True where the server had closed the connection before everything was sent. */
    public boolean closedEarly() {
        return closedEarly;
    }

    /** Everything the server says until it closes, or until it has been silent for so long. */
    public Said readAll(int silenceMillis) {
        return readAll(silenceMillis, silenceMillis);
    }

    private Said readAll(int firstWordMillis, int silenceMillis) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        boolean closed = false;
        try {
            socket.setSoTimeout(firstWordMillis);
            InputStream in = socket.getInputStream();
            byte[] buffer = new byte[8_192];
            int read = in.read(buffer);
            socket.setSoTimeout(silenceMillis);
            while (read >= 0) {
                said.write(buffer, 0, read);
                read = in.read(buffer);
            }
            closed = true;
        } catch (SocketTimeoutException e) {
            closed = false;
        } catch (SocketException e) {
            closed = true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Said(said.toString(StandardCharsets.UTF_8), closed);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a server said.
     *
     * @param text heads and bodies of all its answers
     * @param closed true where it then closed the connection
     */
    public record Said(String text, boolean closed) {
        /** The status of every answer, in order. */
        public List<Integer> statuses() {
            List<Integer> statuses = new ArrayList<>();
            Matcher status = STATUS.matcher(text);
            while (status.find()) {
                statuses.add(Integer.parseInt(status.group(1)));
            }
            return statuses;
        }

        /** True where the answer has this header in exactly these words. */
        public boolean hasHeader(String name, String value) {
            return text.toLowerCase(Locale.ROOT).contains((name + ": " + value).toLowerCase(Locale.ROOT));
        }
    }
}
