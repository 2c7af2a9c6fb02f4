package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** The calls about whose key it is: one user in one organization. Thread-safe. */
final class NeonAccount {

    private static final String EMAIL = "somebody@example.com";

    private final NeonOptions options;

    NeonAccount(NeonOptions options) {
        this.options = options;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/api/v2/users/me", request -> Answer.json(200, user()));
        routes.add("GET", "/api/v2/users/me/organizations", request -> Answer.json(200, organizations()));
        routes.add("GET", "/api/v2/regions", request -> Answer.json(200, regions()));
        routes.add(
                "GET",
                "/api/v2/auth",
                request -> Answer.json(
                        200, Json.object().put("account_id", NeonProject.OWNER).put("auth_method", "api_key_user")));
    }

    private ObjectNode user() {
        ObjectNode json = Json.object()
                .put("active_seconds_limit", 0)
                .put("email", EMAIL)
                .put("id", NeonProject.OWNER)
                .put("image", "")
                .put("login", "somebody")
                .put("name", "Some")
                .put("last_name", "Body")
                .put("projects_limit", 100)
                .put("branches_limit", options.branchLimit())
                .put("max_autoscaling_limit", 8)
                .put("plan", "launch");
        json.putArray("auth_accounts");
        return json;
    }

    private static ObjectNode organizations() {
        ObjectNode json = Json.object();
        json.putArray("organizations")
                .addObject()
                .put("id", NeonProject.ORGANIZATION)
                .put("name", "Some organization")
                .put("handle", "some-organization")
                .put("plan", "launch")
                .put("managed_by", "console")
                .put("created_at", NeonTime.text(Instant.EPOCH))
                .put("updated_at", NeonTime.text(Instant.EPOCH));
        return json;
    }

    private static ObjectNode regions() {
        ObjectNode json = Json.object();
        json.putArray("regions")
                .addObject()
                .put("region_id", NeonProject.REGION)
                .put("name", "AWS US East 2 (Ohio)")
                .put("default", true)
                .put("geo_lat", "40.1")
                .put("geo_long", "-82.9");
        return json;
    }
}
