package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The Platform API of Turso. Thread-safe. */
final class TursoService implements Service {

    static final String ORGANIZATION = "emulated";

    private static final List<Deviation> DEVIATIONS = List.of(
            new Deviation("*", "", 401, "every API has it, this specification none"),
            new Deviation("*", "", 403, "the CLI reads it as not being a member, and plans end in it; undocumented"),
            new Deviation("DELETE", "/(databases|groups)/[^/]+$", 400, "protected; the real status is unverified"),
            new Deviation("POST", "/auth/rotate$", 200, "the official TypeScript client reads a body"),
            new Deviation("POST", "/groups$", 400, "a field is missing; undocumented"),
            new Deviation("*", "/configuration$", 404, "documented for the thing itself"));

    private final TursoAccount account;
    private final String token;
    private final Routes routes = new Routes();

    TursoService(TursoAccount account, TursoOptions options, String token) {
        this.account = account;
        this.token = token;
        OrganizationRoutes ours = new OrganizationRoutes(routes, ORGANIZATION);
        new DatabaseRoutes(account, options.pageSize()).addTo(ours);
        new GroupRoutes(account).addTo(ours);
        new TokenRoutes(account, options.refusesPermissions()).addTo(ours);
        Answer endless = Answer.json(200, Json.object().put("exp", -1));
        routes.add("GET", "/v1/auth/validate", request -> endless);
        routes.add(
                "GET",
                "/v1/organizations",
                request -> Answer.json(200, Json.array().add(organization())));
        // What the TypeScript client and the CLI ask, which is in no specification.
        routes.addUnspecified("GET", "/v1/auth/api-tokens/validate", request -> endless);
        routes.addUnspecified("GET", "/v2/organizations", request -> {
            ObjectNode answer = Json.object();
            answer.putArray("organizations").add(organization());
            return Answer.json(200, answer);
        });
        routes.add("GET", "/v1/locations", request -> {
            ObjectNode answer = Json.object();
            account.groups()
                    .all()
                    .forEach(group -> answer.withObject("locations").put(group.location(), "Emulated"));
            return Answer.json(200, answer);
        });
    }

    @Override
    public String provider() {
        return "turso";
    }

    @Override
    public String basePath() {
        return "";
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public List<Deviation> deviations() {
        return DEVIATIONS;
    }

    @Override
    public Set<String> undocumentedParameters() {
        return Set.of("limit", "cursor");
    }

    @Override
    public void authorize(Request request) {
        Optional<String> given = request.bearer();
        if (given.filter(account.tokens()::knows).isPresent()) {
            throw new Refusal(401, "", "could not parse jwt id");
        }
        if (given.filter(token::equals).isEmpty()) {
            throw new Refusal(401, "", "the token is missing or invalid");
        }
    }

    @Override
    public Answer refuse(Request request, Refusal refusal) {
        return Answer.json(refusal.status(), Json.object().put("error", refusal.getMessage()));
    }

    @Override
    public void control(Routes control) {
        control.add("POST", Control.PREFIX + "snapshot", request -> {
            account.snapshot(request.json().path("database").asText());
            return Answer.empty(204);
        });
        control.add("POST", Control.PREFIX + "clock", request -> {
            account.clock().advance(duration(request.json().path("advance").asText()));
            return Answer.empty(204);
        });
    }

    @Override
    public String state() {
        return account.state();
    }

    private static Duration duration(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw new Refusal(400, "", "advance is no duration such as PT10M");
        }
    }

    private static ObjectNode organization() {
        return Json.object()
                .put("name", ORGANIZATION)
                .put("slug", ORGANIZATION)
                .put("type", "personal")
                .put("overages", false)
                .put("require_mfa", false)
                .put("blocked_reads", false)
                .put("blocked_writes", false)
                .put("plan_id", "starter")
                .put("plan_timeline", "monthly")
                .put("platform", "");
    }
}
