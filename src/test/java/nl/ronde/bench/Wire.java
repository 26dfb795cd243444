package nl.ronde.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * What one exchange costs on the wire, in bytes as they pass the socket.
 *
 * @param requestHead line and headers of the request
 * @param requestBody its body
 * @param answerHead line and headers of the answer
 * @param answerBody its body, with the marks of its pieces where it is sent in pieces
 */
record Wire(int requestHead, int requestBody, int answerHead, int answerBody) {
    static Wire of(int port, String token, String path, byte[] body, boolean gzip) throws IOException {
        byte[] sent = gzip && body.length > 0 ? Phones.gzip(body) : body;
        String head = (body.length == 0 ? "GET " : "POST ") + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port
                + "\r\nConnection: close\r\nAuthorization: Bearer " + token + "\r\nRonde-App-Version: 1.0.0\r\n"
                + (gzip ? "Accept-Encoding: gzip\r\n" : "")
                + (body.length == 0
                        ? ""
                        : "Content-Type: application/json\r\nContent-Length: " + sent.length + "\r\n"
                                + (gzip ? "Content-Encoding: gzip\r\n" : ""))
                + "\r\n";
        try (Socket socket = new Socket("127.0.0.1", port)) {
            byte[] headBytes = head.getBytes(StandardCharsets.US_ASCII);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.write(headBytes);
            all.write(sent);
            socket.getOutputStream().write(all.toByteArray());
            byte[] answer = socket.getInputStream().readAllBytes();
            String text = new String(answer, StandardCharsets.ISO_8859_1);
            if (!text.startsWith("HTTP/1.1 200")) {
                throw new IOException(text);
            }
            int answerHead = text.indexOf("\r\n\r\n") + 4;
            return new Wire(headBytes.length, sent.length, answerHead, answer.length - answerHead);
        }
    }

    /** The bodies of both ways: what the goals count. */
    int bodies() {
        return requestBody + answerBody;
    }
}
