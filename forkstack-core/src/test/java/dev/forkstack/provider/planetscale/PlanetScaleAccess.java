package dev.forkstack.provider.planetscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.planetscale.PlanetScaleEmulator;
import dev.forkstack.http.ApiRequest;
import dev.forkstack.http.JsonApi;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.Service;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import dev.forkstack.testing.Pacings;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What tests do at the emulated service, as a developer with the provider or as its owner without. Thread-safe. */
final class PlanetScaleAccess {

    /** As in earnest, but with no pause longer than a tenth of a second. */
    final RecordedProgress progress = new RecordedProgress();

    final PlanetScaleApi api;
    private final PlanetScaleEmulator planetScale;
    private final JsonApi json;
    private final KnownDatabase known;
    private final Waiting waiting = new Waiting(Pacings.QUICK, progress);

    PlanetScaleAccess(PlanetScaleEmulator planetScale) {
        this.planetScale = planetScale;
        this.json = new JsonApi(
                new Service("PlanetScale", planetScale.api(), Set.of(), "-", Optional.of("")),
                () -> new Secret(planetScale.token()),
                Pacings.QUICK,
                progress);
        this.api = new PlanetScaleApi(json, planetScale.organization(), planetScale.database());
        this.known = new KnownDatabase(api);
    }

    ResourceProvider open(ProjectName project, Path home, Map<String, String> settings) {
        return open(project, home, settings, planetScale.token(), Clock.systemUTC());
    }

    ResourceProvider open(ProjectName project, Path home, Map<String, String> more, String token, Clock clock) {
        return open(project, home, more, token, clock, Pacings.QUICK);
    }

    ResourceProvider open(
            ProjectName project, Path home, Map<String, String> more, String token, Clock clock, Pacing pacing) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "organization", planetScale.organization(),
                "database", planetScale.database(),
                "data", "backup",
                "api", planetScale.api().toString()));
        settings.putAll(more);
        String[] pair = token.split(":", 2);
        ProviderContext context = new ProviderContext(
                new ResourceNames(project),
                home,
                home,
                new TestArtifacts(),
                Credentials.of(Map.of("PLANETSCALE_SERVICE_TOKEN_ID", pair[0], "PLANETSCALE_SERVICE_TOKEN", pair[1])),
                progress);
        return new PlanetScaleFactory(pacing, clock).create(new Settings("database", settings), context);
    }

    Engine engine() {
        return known.engine();
    }

    /** Ready; without a backup. */
    Branch branch(String name, String parent) {
        ObjectNode body = PlanetScaleApi.object().put("name", name).put("parent_branch", parent);
        api.create(name, parent, body, Access.CREATE_BRANCH);
        return ready(name);
    }

    /** Waits for it. */
    Branch ready(String name) {
        return waiting.until(name, () -> named(name).filter(Branch::isReady));
    }

    Optional<Branch> named(String name) {
        return api.branches().stream()
                .filter(branch -> branch.name().equals(name))
                .findFirst();
    }

    /** Returns when it has come to its end. */
    void backup(String branch) {
        String id = json.call(ApiRequest.post("back up", below(branch, "backups"))
                        .json(PlanetScaleApi.object().put("name", "nightly")))
                .json()
                .text("id");
        waiting.until(
                "the backup",
                () -> api.backups(branch).stream()
                        .filter(backup -> backup.text("id").equals(id))
                        .findFirst());
    }

    void deleteBackups(String branch) {
        api.backups(branch)
                .forEach(backup ->
                        json.call(ApiRequest.delete("delete a backup", below(branch, "backups", backup.text("id")))));
    }

    /** Another one of the same kind. */
    void database(String name) {
        json.call(ApiRequest.post("make database " + name, "organizations", planetScale.organization(), "databases")
                .json(PlanetScaleApi.object()
                        .put("name", name)
                        .put("cluster_size", "PS_10")
                        .put("kind", engine() == Engine.MYSQL ? "mysql" : "postgresql")));
    }

    void protect(String branch) {
        json.call(ApiRequest.patch("protect", below(branch))
                .json(PlanetScaleApi.object().put("deletion_protected", true)));
    }

    void promote(String branch) {
        json.call(ApiRequest.post("promote", below(branch, "promote")));
    }

    void delete(String branch) {
        api.delete(branch);
    }

    /** Of the branch, with the secrets that nobody has any more. */
    List<Credential> credentials(String branch) {
        return api.credentials(known.engine(), branch);
    }

    /** As an application of the branch would have them. */
    EnvVars values(String branch) {
        ObjectNode body = PlanetScaleApi.object().put("name", "application");
        if (known.engine() == Engine.MYSQL) {
            body.put("role", "admin");
        } else {
            body.putArray("inherited_roles").add("postgres");
        }
        Credential made = api.issue(known.engine(), branch, body);
        Login login = new Login(
                made.id(),
                made.username(),
                made.secret().orElseThrow(),
                made.host(),
                made.database().orElse(planetScale.database()),
                new Login.Life(Instant.EPOCH, Instant.EPOCH));
        return new LoginValues(known.engine(), login).asVariables();
    }

    /** The branch that somebody of this name logs in to. */
    Optional<String> branchOf(String user) {
        return api.branches().stream()
                .map(Branch::name)
                .filter(name -> credentials(name).stream()
                        .anyMatch(credential -> credential.username().equals(user)))
                .findFirst();
    }

    private String[] below(String branch, String... more) {
        String[] path = new String[6 + more.length];
        System.arraycopy(
                new String[] {
                    "organizations", planetScale.organization(), "databases", planetScale.database(), "branches", branch
                },
                0,
                path,
                0,
                6);
        System.arraycopy(more, 0, path, 6, more.length);
        return path;
    }
}
