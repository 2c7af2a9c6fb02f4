package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Json;
import java.time.Instant;

/** What many answers have alike. Stateless. */
final class Shapes {

    static final String REGION = "us-east";

    private Shapes() {}

    static ObjectNode reference(String id, String name, Instant created) {
        return Json.object()
                .put("id", id)
                .put("name", name)
                .put("created_at", created.toString())
                .put("updated_at", created.toString())
                .putNull("deleted_at");
    }

    /** Whoever the token belongs to. */
    static ObjectNode actor() {
        return Json.object()
                .put("id", "emulatedactor")
                .put("type", "ServiceToken")
                .put("display_name", "a service token")
                .put("avatar_url", "");
    }

    static ObjectNode region() {
        ObjectNode region = Json.object()
                .put("id", "emulatedregion")
                .put("provider", "AWS")
                .put("enabled", true)
                .put("display_name", "AWS us-east-1")
                .put("location", "Ashburn, Virginia")
                .put("slug", REGION)
                .put("current_default", true)
                .put("mysql_supported", true)
                .put("postgresql_supported", true);
        region.putArray("public_ip_addresses");
        return region;
    }
}
