package dev.forkstack.provider.turso;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.TursoEmulator;
import dev.forkstack.http.ApiRequest;
import dev.forkstack.http.Json;
import dev.forkstack.http.JsonApi;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.Service;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What tests do at the emulated service, as a developer with the provider or as its owner without. Thread-safe. */
final class TursoAccess {

    /** As in earnest, but with no pause longer than a tenth of a second. */
    final RecordedProgress progress = new RecordedProgress();

    private final TursoEmulator turso;
    private final JsonApi api;

    TursoAccess(TursoEmulator turso) {
        this.turso = turso;
        this.api = new JsonApi(
                new Service("Turso", turso.api(), Set.of(), "-"),
                () -> new Secret(turso.token()),
                Pacings.QUICK,
                progress);
    }

    ResourceProvider open(ProjectName project, Path home, Map<String, String> settings) {
        return open(project, home, settings, Pacings.QUICK, Clock.systemUTC());
    }

    ResourceProvider open(ProjectName project, Path home, Map<String, String> more, Pacing pacing, Clock clock) {
        return new TursoFactory(pacing, clock).create(settings(more), context(project, home, turso.token()));
    }

    /** By somebody who has taken the wrong token. */
    ResourceProvider openWith(String token, ProjectName project, Path home) {
        return new TursoFactory(Pacings.QUICK, Clock.systemUTC())
                .create(settings(Map.of()), context(project, home, token));
    }

    private Settings settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(
                Map.of("organization", turso.organization(), "api", turso.api().toString()));
        settings.putAll(more);
        return new Settings("database", settings);
    }

    private ProviderContext context(ProjectName project, Path home, String token) {
        return new ProviderContext(
                new ResourceNames(project),
                home,
                home,
                new TestArtifacts(),
                Credentials.of(Map.of("TURSO_API_TOKEN", token)),
                progress);
    }

    void createDatabase(String name) {
        api.call(ApiRequest.post("create a database", "v1", "organizations", turso.organization(), "databases")
                .json(JsonNodeFactory.instance.objectNode().put("name", name).put("group", turso.group())));
    }

    void branch(String name, String source) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("name", name).put("group", turso.group());
        body.putObject("seed").put("type", "database").put("name", source);
        api.call(ApiRequest.post("branch a database", "v1", "organizations", turso.organization(), "databases")
                .json(body));
    }

    void delete(String name) {
        api.call(
                ApiRequest.delete("delete a database", "v1", "organizations", turso.organization(), "databases", name));
    }

    void configure(String name, String setting, boolean value) {
        api.call(ApiRequest.patch(
                        "configure", "v1", "organizations", turso.organization(), "databases", name, "configuration")
                .json(JsonNodeFactory.instance.objectNode().put(setting, value)));
    }

    void rotate(String name) {
        api.call(ApiRequest.post(
                "rotate", "v1", "organizations", turso.organization(), "databases", name, "auth", "rotate"));
    }

    String id(String name) {
        return database(name).text("DbId");
    }

    String host(String name) {
        return database(name).text("Hostname");
    }

    /** As an application of the database would have them; returns when it serves. */
    EnvVars values(String name) {
        String token = api.call(ApiRequest.post(
                                "issue a token",
                                "v1",
                                "organizations",
                                turso.organization(),
                                "databases",
                                name,
                                "auth",
                                "tokens")
                        .with("expiration", "1d"))
                .json()
                .text("jwt");
        EnvVars values = EnvVars.of(Map.of())
                .with(Keys.JDBC_DATABASE_URL, "jdbc:dbeaver:libsql:http://" + host(name))
                .with(Keys.JDBC_DATABASE_USERNAME, "anybody")
                .with(Keys.JDBC_DATABASE_PASSWORD, token);
        for (int i = 0; ; i++) {
            try {
                Rows.read(values);
                return values;
            } catch (AssertionError e) {
                if (i == 50) {
                    throw e;
                }
            }
        }
    }

    private Json database(String name) {
        return api.call(ApiRequest.get("show", "v1", "organizations", turso.organization(), "databases", name))
                .json()
                .object("database");
    }
}
