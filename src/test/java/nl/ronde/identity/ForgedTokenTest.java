package nl.ronde.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jsonwebtoken.JwtBuilder;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Jwks;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import nl.ronde.platform.json.Json;
import nl.ronde.platform.keys.SigningKey;
import nl.ronde.support.CapturedLog;
import nl.ronde.support.TestApp;
import nl.ronde.support.TestClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that somebody else made, or that are good for something else. */
class ForgedTokenTest {
    private static TestApp app;
    private static String good;
    private static SigningKey key;

    @BeforeAll
    static void start() {
        app = TestApp.start();
        good = app.as("planner").token();
        key = app.infrastructure().keys().signingKey();
    }

    @AfterAll
    static void stop() {
        app.close();
    }

    @Test
    void the_copy_that_all_forgeries_start_from_is_believed() {
        me(signed(token -> {})).expect(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
    void a_token_without_a_signature_is_refused(String algorithm) {
        String head = encode("{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\",\"kid\":\"" + key.kid() + "\"}");
        refused(head + "." + part(good, 1) + ".");
        refused(head + "." + part(good, 1) + "." + part(good, 2));
        refused(head + "." + part(good, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"HS256", "HS384", "HS512"})
    void a_token_signed_with_our_public_key_as_a_secret_is_refused(String algorithm) throws Exception {
        String mac = "HmacSHA" + algorithm.substring(2);
        String said = encode("{\"alg\":\"" + algorithm + "\",\"typ\":\"at+jwt\",\"kid\":\"" + key.kid() + "\"}") + "."
                + part(good, 1);
        byte[] der = key.publicKey().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        for (byte[] secret : List.of(der, pem.getBytes(StandardCharsets.US_ASCII))) {
            Mac hmac = Mac.getInstance(mac);
            hmac.init(new SecretKeySpec(secret, mac));
            refused(said + "." + encode(hmac.doFinal(said.getBytes(StandardCharsets.US_ASCII))));
        }
    }

    @Test
    void a_token_signed_with_a_key_of_somebody_else_is_refused() {
        KeyPair theirs = Jwts.SIG.ES256.keyPair().build();
        refused(copy().signWith(theirs.getPrivate(), Jwts.SIG.ES256).compact());
        refused(copy().header()
                .jwk(Jwks.builder().key((ECPublicKey) theirs.getPublic()).build())
                .and()
                .signWith(theirs.getPrivate(), Jwts.SIG.ES256)
                .compact());
    }

    @Test
    void a_changed_claim_or_signature_is_refused() {
        ObjectNode claims = (ObjectNode) claims();
        claims.putArray("rol").add("administrator");
        refused(part(good, 0) + "." + encode(claims.toString()) + "." + part(good, 2));
        char last = good.charAt(good.length() - 10);
        refused(good.substring(0, good.length() - 10) + (last == 'A' ? 'B' : 'A') + good.substring(good.length() - 9));
        refused(part(good, 0) + "." + part(good, 1) + "." + encode(new byte[64]));
    }

    @Test
    void an_expired_token_says_so_to_the_second() {
        Instant now = app.clock().instant();
        me(signed(token -> token.expiration(Date.from(now)))).expectProblem(401, "token-expired");
        me(signed(token -> token.expiration(Date.from(now.minusSeconds(1))))).expectProblem(401, "token-expired");
        me(signed(token -> token.expiration(Date.from(now.plusSeconds(1))))).expect(200);
    }

    @Test
    void a_token_without_an_end_or_a_beginning_is_refused() {
        refused(signed(token -> token.expiration(null)));
        refused(signed(token -> token.issuedAt(null)));
    }

    @Test
    void a_token_of_another_issuer_or_for_another_audience_is_refused() {
        refused(signed(token -> token.issuer("elsewhere")));
        refused(signed(token -> token.issuer(null)));
        refused(signed(token -> token.claim("aud", null)));
        refused(signed(token -> token.claim("aud", List.of("another-api"))));
    }

    @Test
    void a_token_from_the_future_is_refused() {
        Date tomorrow = Date.from(app.clock().instant().plusSeconds(86_400));
        refused(signed(token -> token.notBefore(tomorrow)));
        refused(signed(token -> token.issuedAt(tomorrow)));
    }

    @Test
    void a_refresh_token_is_no_access_token() {
        String refresh = app.anonymous()
                .call("createToken", Map.of(), Map.of("username", "planner", "password", "ronde-demo"))
                .expect(200)
                .field("refreshToken");
        refused(refresh);
    }

    @ParameterizedTest
    @ValueSource(strings = {"JWT", "rt+jwt", "AT+JWT "})
    void a_token_of_another_type_is_refused(String type) {
        refused(signed(token -> token.header().type(type)));
    }

    @Test
    void a_token_without_a_type_is_refused() {
        refused(signed(token -> token.header().type(null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../../../dev/null", "' OR '1'='1", "http://127.0.0.1:9/key.pem", "", "k\u0000", "999900006"})
    void a_key_id_is_a_name_and_nothing_else(String kid) {
        refused(resigned(head -> head.put("kid", kid), claims -> claims));
    }

    @Test
    void a_key_id_that_is_no_text_or_absent_is_refused() {
        refused(resigned(
                head -> {
                    head.remove("kid");
                    return head;
                },
                claims -> claims));
        refused(resigned(head -> head.put("kid", 1), claims -> claims));
        refused(resigned(head -> head.set("kid", Json.tree(List.of(key.kid()))), claims -> claims));
    }

    @Test
    void a_place_to_fetch_a_key_from_is_never_visited() throws Exception {
        try (var elsewhere = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            elsewhere.setSoTimeout(300);
            String url = "http://127.0.0.1:" + elsewhere.getLocalPort() + "/keys";
            KeyPair theirs = Jwts.SIG.ES256.keyPair().build();
            for (String header : List.of("jku", "x5u")) {
                refused(copy().header()
                        .add(header, url)
                        .and()
                        .signWith(theirs.getPrivate(), Jwts.SIG.ES256)
                        .compact());
            }
            org.assertj.core.api.Assertions.assertThatThrownBy(elsewhere::accept)
                    .isInstanceOf(java.net.SocketTimeoutException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"exp\":\"tomorrow\"}",
                "{\"exp\":[]}",
                "{\"exp\":{}}",
                "{\"exp\":true}",
                "{\"exp\":1e400}",
                "{\"iat\":\"yesterday\"}",
                "{\"nbf\":[5]}",
                "{\"sub\":5}",
                "{\"sub\":\"x\"}",
                "{\"prv\":\"x\"}",
                "{\"prv\":7}",
                "{\"ses\":\"x\"}",
                "{\"ses\":null}",
                "{\"ver\":\"1\"}",
                "{\"ver\":1.5}",
                "{\"rol\":\"planner\"}",
                "{\"rol\":[\"boss\"]}",
                "{\"rol\":null}",
                "{\"wrk\":5}",
                "{\"dev\":\"x\"}",
                "{\"iss\":[\"ronde\"]}"
            })
    void a_claim_of_the_wrong_type_is_refused_and_is_no_fault_of_the_server(String change) {
        String claims = claims().toString();
        String name = change.substring(2, 5);
        // Put in by hand: the claim may be something that a JSON library would not write.
        String without = claims.replaceAll("\"" + name + "\":(\"[^\"]*\"|\\[[^\\]]*\\]|[0-9]+),?", "")
                .replace(",}", "}");
        String changed = without.substring(0, without.length() - 1) + "," + change.substring(1);
        Answer answer = me(sign(head().toString(), changed));
        assertThat(answer.status()).as(answer.text()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a.b", "a.b.c", "....", "e30.e30.e30", "{}.{}.{}"})
    void what_is_no_token_at_all_is_refused(String token) {
        refused(token);
    }

    @Test
    void a_token_of_a_user_of_one_provider_that_names_another_provider_is_refused() {
        String other = app.value("SELECT provider_id FROM provider WHERE agb_code = '42420002'");
        refusedSession(signed(token -> token.claim("prv", other)));
        refusedSession(signed(token -> token.subject(UUID.randomUUID().toString())));
        refusedSession(signed(token -> token.claim("ses", UUID.randomUUID().toString())));
        refusedSession(signed(token -> token.claim("ver", 99)));
    }

    @Test
    void no_forgery_is_written_into_the_log() {
        try (CapturedLog log = CapturedLog.start()) {
            refused(signed(token -> token.issuer("elsewhere")));
            assertThat(log.text("unauthenticated"))
                    .contains("unauthenticated")
                    .doesNotContain("elsewhere", part(good, 0));
        }
    }

    private static void refused(String token) {
        me(token).expectProblem(401, "unauthenticated");
    }

    private static void refusedSession(String token) {
        me(token).expectProblem(401, "session-ended");
    }

    private static Answer me(String token) {
        return app.anonymous().withToken(token).call("getMe");
    }

    private static JwtBuilder copy() {
        JwtBuilder token = Jwts.builder();
        token.header().type("at+jwt").keyId(key.kid());
        claims().properties().forEach(claim -> token.claim(claim.getKey(), Json.as(claim.getValue(), Object.class)));
        return token;
    }

    private static String signed(Consumer<JwtBuilder> change) {
        JwtBuilder token = copy();
        change.accept(token);
        return token.signWith(key.privateKey(), Jwts.SIG.ES256).compact();
    }

    private static String resigned(UnaryOperator<ObjectNode> head, UnaryOperator<ObjectNode> claims) {
        return sign(
                head.apply((ObjectNode) head()).toString(),
                claims.apply((ObjectNode) claims()).toString());
    }

    private static String sign(String head, String claims) {
        try {
            String said = encode(head) + "." + encode(claims);
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(key.privateKey());
            signature.update(said.getBytes(StandardCharsets.US_ASCII));
            return said + "." + encode(signature.sign());
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode head() {
        return Json.parse(Base64.getUrlDecoder().decode(part(good, 0)));
    }

    private static JsonNode claims() {
        return Json.parse(Base64.getUrlDecoder().decode(part(good, 1)));
    }

    private static String part(String token, int index) {
        return token.split("\\.")[index];
    }

    private static String encode(String text) {
        return encode(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
