package dev.forkstack.provider.neon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.NeonEmulator;
import dev.forkstack.http.ApiRequest;
import dev.forkstack.http.Json;
import dev.forkstack.http.JsonApi;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.Service;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import dev.forkstack.testing.Pacings;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.Rows;
import dev.forkstack.testing.TestArtifacts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What tests do at the emulated service, as a developer with the provider or as its owner without. Thread-safe. */
final class NeonAccess {

    /** As in earnest, but with no pause longer than a tenth of a second. */
    static final Pacing PATIENT = Pacings.QUICK.withPatience(Duration.ofSeconds(60));

    final RecordedProgress progress = new RecordedProgress();
    private final NeonEmulator neon;
    private final JsonApi json;
    private final NeonApi api;
    private final Operations operations;

    NeonAccess(NeonEmulator neon) {
        this.neon = neon;
        this.json = new JsonApi(
                new Service("Neon", neon.api(), Set.of(423), "-"), () -> new Secret(neon.apiKey()), PATIENT, progress);
        this.api = new NeonApi(json, neon.projectId());
        this.operations = new Operations(api, new Waiting(PATIENT, progress));
    }

    ResourceProvider open(ProjectName project, Map<String, String> settings) {
        return open(project, settings, PATIENT, Clock.systemUTC());
    }

    ResourceProvider openWithoutKey(ProjectName project) {
        return open(project, Map.of(), PATIENT, Clock.systemUTC(), Map.of());
    }

    ResourceProvider open(ProjectName project, Map<String, String> more, Pacing pacing, Clock clock) {
        return open(project, more, pacing, clock, Map.of("NEON_API_KEY", neon.apiKey()));
    }

    private ResourceProvider open(
            ProjectName project, Map<String, String> more, Pacing pacing, Clock clock, Map<String, String> variables) {
        Map<String, String> settings = new HashMap<>(
                Map.of("project", neon.projectId(), "api", neon.api().toString()));
        settings.putAll(more);
        ProviderContext context = new ProviderContext(
                new ResourceNames(project),
                Path.of("/nowhere"),
                Path.of("/nowhere"),
                new TestArtifacts(),
                Credentials.of(variables),
                progress);
        return new NeonFactory(pacing, clock).create(new Settings("database", settings), context);
    }

    /** With a compute, and usable; returns its id. */
    String branch(String name, String parentId) {
        return branch(name, parentId, object());
    }

    String branch(String name, String parentId, ObjectNode annotation) {
        ObjectNode body = object();
        body.set("annotation_value", annotation);
        body.putObject("branch").put("name", name).put("parent_id", parentId);
        body.putArray("endpoints").addObject().put("type", "read_write");
        return change(ApiRequest.post("branch", path("branches")).json(body))
                .object("branch")
                .text("id");
    }

    void set(String branchId, String field, boolean value) {
        set(branchId, object().put(field, value));
    }

    void set(String branchId, ObjectNode fields) {
        ObjectNode body = object();
        body.set("branch", fields);
        change(ApiRequest.patch("change", path("branches", branchId)).json(body));
    }

    void createDatabase(String branchId, String name) {
        ObjectNode body = object();
        body.putObject("database").put("name", name).put("owner_name", "shop_owner");
        change(ApiRequest.post("make a database", path("branches", branchId, "databases"))
                .json(body));
    }

    void createRole(String branchId, String name) {
        ObjectNode body = object();
        body.putObject("role").put("name", name);
        change(ApiRequest.post("make a role", path("branches", branchId, "roles"))
                .json(body));
    }

    /** Of a role. */
    String password(String branchId, String role) {
        return api.password(branchId, role).orElseThrow().reveal();
    }

    /** An operation that runs when this returns. */
    void begin(String branchId) {
        json.call(ApiRequest.post(
                "make a new password", path("branches", branchId, "roles", "shop_owner", "reset_password")));
    }

    void renewPassword(String branchId) {
        operations.await("it", api.resetPassword(branchId, "shop_owner"));
    }

    void delete(String branchId) {
        change(ApiRequest.delete("delete", path("branches", branchId)));
    }

    void deleteEndpoint(String branchId) {
        change(ApiRequest.delete("delete", path("endpoints", endpoint(branchId).id())));
    }

    Branch named(String name) {
        return api.branches().stream()
                .filter(branch -> branch.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String main() {
        return named("main").id();
    }

    Endpoint endpoint(String branchId) {
        return api.endpoints(branchId).get(0);
    }

    /** As an application of the branch would have them. */
    EnvVars values(String branchId) {
        ConnectionUri uri = ConnectionUri.of(api.uri(endpoint(branchId), new Account("shop", "shop_owner"), false)
                .json());
        EnvVars values = EnvVars.NONE
                .with(Keys.JDBC_DATABASE_URL, uri.jdbcUrl())
                .with(Keys.JDBC_DATABASE_USERNAME, uri.role())
                .with(Keys.JDBC_DATABASE_PASSWORD, uri.password().orElseThrow());
        Rows.read(values);
        return values;
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private Json change(ApiRequest request) {
        Json answer = json.call(request).json();
        operations.await("it", answer);
        return answer;
    }

    private String[] path(String... segments) {
        String[] path = new String[segments.length + 2];
        path[0] = "projects";
        path[1] = neon.projectId();
        System.arraycopy(segments, 0, path, 2, segments.length);
        return path;
    }
}
