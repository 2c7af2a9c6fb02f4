package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Json;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Routes;
import java.util.List;

/** The calls about the organization, its regions and what it can buy. Thread-safe. */
final class Catalog {

    private static final String ONE = "/v1/organizations/{organization}";
    private static final long GIB = 1L << 30;

    private final Account account;

    Catalog(Account account) {
        this.account = account;
    }

    void addTo(Routes routes) {
        routes.add("GET", "/v1/organizations", request -> Lists.answer(request, List.of(organization())));
        routes.add("GET", ONE, request -> {
            require(request);
            return Answer.json(200, organization());
        });
        routes.add("GET", "/v1/regions", request -> Lists.answer(request, List.of(Shapes.region())));
        routes.add("GET", ONE + "/regions", request -> {
            require(request);
            return Lists.answer(request, List.of(Shapes.region()));
        });
        routes.add("GET", Databases.ONE + "/regions", request -> {
            account.database(request);
            return Lists.answer(request, List.of(Shapes.region()));
        });
        routes.add("GET", ONE + "/cluster-size-skus", request -> {
            require(request);
            return Answer.json(200, sizes());
        });
    }

    private void require(Request request) {
        account.tokens().require(request, "read_organization");
        account.requireOrganization(request);
    }

    private ObjectNode organization() {
        ObjectNode json = Json.object()
                .put("id", "emulatedacme")
                .put("name", Account.ORGANIZATION)
                .put("billing_email", "somebody@example.com")
                .put("created_at", "2026-01-01T00:00:00.000Z")
                .put("updated_at", "2026-01-01T00:00:00.000Z")
                .put("plan", "scaler_pro")
                .put("valid_billing_info", true)
                .put("has_card", true)
                .put("database_count", account.databases.size())
                .put("invoice_budget_amount", "0")
                .put("keyspace_shard_limit", 16);
        for (String no : List.of(
                "sso",
                "sso_directory",
                "single_tenancy",
                "managed_tenancy",
                "idp_managed_roles",
                "payment_info_required")) {
            json.put(no, false);
        }
        return json.set("features", Json.object());
    }

    private static ArrayNode sizes() {
        return Json.array().add(size("PS_DEV", 1, 0)).add(size("PS_10", 2, 1)).add(size("PS_20", 4, 2));
    }

    private static ObjectNode size(String name, int gib, int order) {
        return Json.object()
                .put("name", name)
                .put("display_name", name.replace('_', '-'))
                .put("cpu", "1/8")
                .put("ram", gib * GIB)
                .put("storage", 10 * GIB)
                .put("metal", false)
                .put("development", true)
                .put("production", gib > 1)
                .put("enabled", true)
                .putNull("provider")
                .put("default_vtgate", "VTG_5")
                .putNull("default_vtgate_rate")
                .put("rate", 13 * gib)
                .put("replica_rate", 10 * gib)
                .put("sort_order", order)
                .put("architecture", "x86_64");
    }
}
