package nl.ronde.platform.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import nl.ronde.platform.problem.CommonProblem;

/** Serves the contract and a page to browse it; the viewer comes packaged, so that no network is needed. */
public final class DocsRoutes {
    private static final Map<String, String> TYPES =
            Map.of("css", "text/css", "js", "text/javascript", "png", "image/png");
    private static final Set<String> ASSETS = Set.of(
            "swagger-ui.css",
            "swagger-ui-bundle.js",
            "swagger-ui-standalone-preset.js",
            "favicon-32x32.png",
            "start.js");

    private static final String PAGE = """
            <!doctype html>
            <html lang="nl">
            <head>
              <meta charset="utf-8">
              <title>Ronde: het contract</title>
              <link rel="stylesheet" href="/docs/swagger-ui.css">
              <link rel="icon" href="/docs/favicon-32x32.png">
            </head>
            <body>
              <div id="contract"></div>
              <script src="/docs/swagger-ui-bundle.js"></script>
              <script src="/docs/start.js"></script>
            </body>
            </html>
            """;

    private static final String START = """
            SwaggerUIBundle({url: '/openapi.yaml', dom_id: '#contract', deepLinking: true, validatorUrl: null});
            """;

    private final Contract contract;
    private final String folder;

    /** The page of this contract. */
    public DocsRoutes(Contract contract) {
        this.contract = contract;
        this.folder = "/META-INF/resources/webjars/swagger-ui/" + version() + "/";
    }

    private static String version() {
        try (InputStream in =
                DocsRoutes.class.getResourceAsStream("/META-INF/maven/org.webjars/swagger-ui/pom.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Binds the operations. */
    public void bind(Api api) {
        api.bind("getContract", request -> bytes("application/yaml", contract.text()));
        api.bind(
                "getDocs",
                request -> bytes("text/html; charset=utf-8", PAGE.getBytes(StandardCharsets.UTF_8))
                        .with(
                                "Content-Security-Policy",
                                "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'"));
        api.bind("getDocsAsset", request -> asset(request.text("asset")));
    }

    private Reply asset(String name) {
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (!ASSETS.contains(name) || type == null) {
            throw CommonProblem.NOT_FOUND.refuse();
        }
        if (name.equals("start.js")) {
            return bytes(type, START.getBytes(StandardCharsets.UTF_8));
        }
        try (InputStream in = DocsRoutes.class.getResourceAsStream(folder + name)) {
            if (in == null) {
                throw CommonProblem.NOT_FOUND.refuse();
            }
            return bytes(type, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply bytes(String type, byte[] body) {
        return new Reply(200, type, body, Map.of());
    }
}
