package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** The address of a database, as Neon writes it; {@link NeonEndpoint} says what differs. */
final class NeonConnection {

    private NeonConnection() {}

    /** Without TLS, which a listener of an emulator has no certificate for. */
    static String uri(NeonEndpoint endpoint, NeonRole role, NeonDatabase database, boolean isPooled) {
        return "postgresql://" + encoded(role.name()) + ":" + encoded(role.password()) + "@" + endpoint.host() + "/"
                + encoded(database.name()) + "?sslmode=disable"
                + (isPooled ? "&options=endpoint%3D" + endpoint.id() + "-pooler" : "");
    }

    /** Neon API v2 reference, ConnectionDetails. */
    static ObjectNode details(NeonEndpoint endpoint, NeonRole role, NeonDatabase database) {
        ObjectNode json = Json.object().put("connection_uri", uri(endpoint, role, database, false));
        json.putObject("connection_parameters")
                .put("database", database.name())
                .put("password", role.password())
                .put("role", role.name())
                .put("host", endpoint.host())
                .put("pooler_host", endpoint.host());
        return json;
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
