package nl.ronde;

import nl.ronde.platform.config.Settings;

/** What a person sees when the server has started: where it is, who can sign in, and three lines to try. */
final class Banner {
    private Banner() {}

    static String text(Server server, Settings settings) {
        String api = "http://127.0.0.1:" + server.httpPort();
        StringBuilder text = new StringBuilder()
                .append("\nRonde is up: ")
                .append(api)
                .append("   (the contract as a page: ")
                .append(api)
                .append("/docs)\n")
                .append("Health and metrics: http://127.0.0.1:")
                .append(server.managementPort())
                .append("/health/ready\n")
                .append("Data: ")
                .append(
                        settings.embeddedDatabase()
                                ? settings.dataDir() + " (embedded PostgreSQL)"
                                : settings.database().orElseThrow())
                .append('\n');
        if (server.app().identity().providers().hasDemo()) {
            text.append(
                            "\nDemo sign-ins (password ronde-demo): hulp, planner, teamleider, backoffice, beheer, gemeente\n")
                    .append(
                            "A second provider, which sees nothing of the first: hulp2, planner2, teamleider2, backoffice2, beheer2\n")
                    .append("\nTry:\n")
                    .append("  TOKEN=$(curl -s ")
                    .append(api)
                    .append("/v1/auth/token -H 'Content-Type: application/json' \\\n")
                    .append(
                            "    -d '{\"username\":\"planner\",\"password\":\"ronde-demo\"}' | sed 's/.*\"accessToken\":\"\\([^\"]*\\)\".*/\\1/')\n")
                    .append("  curl -s ")
                    .append(api)
                    .append("/v1/me -H \"Authorization: Bearer $TOKEN\"\n")
                    .append("  curl -s ")
                    .append(api)
                    .append(
                            "/v1/obligations/preview -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json' \\\n")
                    .append(
                            "    -d '{\"agreement\":\"kampen-hh1-2018\",\"kind\":\"incident-report\",\"trigger\":\"2026-01-05T09:00:00+01:00\"}'\n");
        }
        return text.append('\n').toString();
    }
}
