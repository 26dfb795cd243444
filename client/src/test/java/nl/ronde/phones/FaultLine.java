package nl.ronde.phones;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;

/**
 * One phone's line to the server: a TCP proxy that breaks it before, in and behind a request and behind the server's commit,
 * delays it, and sends a push several times at once. One request a connection, so that each has a fate of its own.
 */
final class FaultLine implements AutoCloseable {
    private enum Fate {
        CUT_BEFORE,
        CUT_IN_REQUEST,
        CUT_BEHIND_REQUEST,
        CUT_BEHIND_COMMIT,
        CUT_IN_ANSWER,
        DELAY,
        REPEAT,
        CLEAN
    }

    private static final int PATIENCE_MS = 60_000;
    private static final int AT_MOST = 5;

    private final ServerSocket door;
    private final String host;
    private final int port;
    private final Random random;
    private final Counts faults;
    private volatile boolean clean;

    FaultLine(String host, int port, Random random, Counts faults) throws IOException {
        this.host = host;
        this.port = port;
        this.random = random;
        this.faults = faults;
        this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + door.getLocalPort() + "/";
    }

    /** From now on it does nothing but pass on. */
    void mend() {
        clean = true;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket phone = door.accept();
                Thread.ofVirtual().start(() -> serve(phone));
            } catch (IOException e) {
                // Closed, or a connection that was gone before it began.
            }
        }
    }

    private void serve(Socket phone) {
        try (phone) {
            phone.setSoTimeout(PATIENCE_MS);
            Fate fate = fate();
            if (fate == Fate.CUT_BEFORE) {
                faults.add("line cut before a request");
                return;
            }
            byte[] request = HttpBytes.request(phone.getInputStream());
            if (request != null) {
                pass(phone, request, fate);
            }
        } catch (IOException e) {
            // A line that breaks is what it is for.
        }
    }

    private synchronized Fate fate() {
        int drawn = random.nextInt(100);
        if (clean || drawn >= 42) {
            return Fate.CLEAN;
        }
        return Fate.values()[drawn / 6];
    }

    private synchronized int draw(int bound) {
        return random.nextInt(Math.max(1, bound));
    }

    private void pass(Socket phone, byte[] request, Fate fate) throws IOException {
        if (fate == Fate.DELAY) {
            faults.add("request delayed");
            sleep(20 + draw(400));
        }
        boolean isPush = HttpBytes.begins(request, "POST /v1/sync/mutations");
        if (fate == Fate.REPEAT && isPush) {
            repeat(request, 1 + draw(AT_MOST - 1));
        }
        try (Socket server = new Socket(host, port)) {
            server.setSoTimeout(PATIENCE_MS);
            OutputStream out = server.getOutputStream();
            if (fate == Fate.CUT_IN_REQUEST) {
                out.write(request, 0, 1 + draw(request.length - 1));
                out.flush();
                faults.add("line cut in a request");
                return;
            }
            out.write(request);
            out.flush();
            if (fate == Fate.CUT_BEHIND_REQUEST) {
                faults.add("line cut behind a request");
                return;
            }
            answer(phone, server.getInputStream(), fate);
        }
    }

    private void answer(Socket phone, InputStream in, Fate fate) throws IOException {
        byte[] buffer = new byte[8192];
        int read = in.read(buffer);
        if (fate == Fate.CUT_BEHIND_COMMIT && read > 0) {
            faults.add("line cut behind the server's commit");
            return;
        }
        OutputStream out = phone.getOutputStream();
        if (fate == Fate.CUT_IN_ANSWER && read > 0) {
            out.write(buffer, 0, draw(read));
            out.flush();
            faults.add("line cut in an answer");
            return;
        }
        while (read >= 0) {
            out.write(buffer, 0, read);
            out.flush();
            read = in.read(buffer);
        }
    }

    /** The very same bytes, several times at once. */
    private void repeat(byte[] request, int more) {
        faults.add("push sent again at the same moment", more);
        for (int i = 0; i < more; i++) {
            Thread.ofVirtual().start(() -> {
                try (Socket server = new Socket(host, port)) {
                    server.setSoTimeout(PATIENCE_MS);
                    server.getOutputStream().write(request);
                    server.getOutputStream().flush();
                    server.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // A repeat that got lost: the first is under way.
                }
            });
        }
    }

    private static void sleep(long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    /** As much of HTTP as a proxy of one request needs. */
    private static final class HttpBytes {
        private static final int LONGEST = 4 * 1024 * 1024;

        /** A whole request with {@code Connection: close}; null where the phone hung up. */
        static byte[] request(InputStream in) throws IOException {
            byte[] bytes = new byte[8192];
            int length = 0;
            int body = -1;
            while (length < LONGEST) {
                if (length == bytes.length) {
                    bytes = Arrays.copyOf(bytes, 2 * length);
                }
                int read = in.read(bytes, length, bytes.length - length);
                if (read < 0) {
                    return null;
                }
                length += read;
                if (body < 0) {
                    body = body(bytes, length);
                }
                if (body >= 0 && length >= body + contentLength(bytes, body)) {
                    return closing(bytes, length);
                }
            }
            return null;
        }

        private static int body(byte[] bytes, int length) {
            for (int i = 3; i < length; i++) {
                if (bytes[i] == '\n' && bytes[i - 2] == '\n') {
                    return i + 1;
                }
            }
            return -1;
        }

        private static int contentLength(byte[] bytes, int body) {
            for (String line : new String(bytes, 0, body, java.nio.charset.StandardCharsets.ISO_8859_1).split("\r\n")) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    return Integer.parseInt(line.substring(15).strip());
                }
            }
            return 0;
        }

        private static byte[] closing(byte[] bytes, int length) {
            String text = new String(bytes, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1)
                    .replaceFirst("(?i)\r\nconnection: keep-alive\r\n", "\r\nConnection: close\r\n");
            return text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        }

        static boolean begins(byte[] request, String with) {
            return new String(
                            request,
                            0,
                            Math.min(request.length, with.length()),
                            java.nio.charset.StandardCharsets.ISO_8859_1)
                    .equals(with);
        }
    }
}
