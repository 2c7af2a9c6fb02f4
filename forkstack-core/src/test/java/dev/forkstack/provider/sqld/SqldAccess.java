package dev.forkstack.provider.sqld;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.forkstack.http.ApiRequest;
import dev.forkstack.http.JsonApi;
import dev.forkstack.http.Service;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.MarkJson;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.libsql.LibsqlDatabase;
import dev.forkstack.provider.libsql.SqlStatement;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import dev.forkstack.testing.Pacings;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What tests do at a libSQL server, as a developer with the provider or as its owner without. Thread-safe.
 *
 * @param credentials what a developer has in the shell
 */
record SqldAccess(
        URI admin, String key, String url, Map<String, String> credentials, Path home, RecordedProgress progress) {

    /** As in earnest, but with no pause longer than a tenth of a second. */
    private static final SqlStatement TABLE = SqlStatement.of("CREATE TABLE IF NOT EXISTS written (line text)");

    ResourceProvider open(ProjectName project, Map<String, String> more) {
        return open(project, more, Clock.systemUTC());
    }

    ResourceProvider open(ProjectName project, Map<String, String> more, Clock clock) {
        Map<String, String> settings = new HashMap<>(Map.of("admin", admin.toString(), "url", url));
        settings.putAll(more);
        ProviderContext context = new ProviderContext(
                new ResourceNames(project), home, home, new TestArtifacts(), Credentials.of(credentials), progress);
        return new SqldFactory(Pacings.QUICK, clock).create(new Settings("database", settings), context);
    }

    void create(String namespace) {
        api().call(ApiRequest.post("create", "v1", "namespaces", namespace, "create")
                .json(JsonNodeFactory.instance.objectNode()));
    }

    void fork(String source, String namespace) {
        api().call(ApiRequest.post("fork", "v1", "namespaces", source, "fork", namespace));
    }

    void guard(String namespace, String jwtKey) {
        api().call(ApiRequest.post("configure", "v1", "namespaces", namespace, "config")
                .json(JsonNodeFactory.instance
                        .objectNode()
                        .put("block_reads", false)
                        .put("block_writes", false)
                        .put("jwt_key", jwtKey)));
    }

    Optional<String> guard(String namespace) {
        return api().call(ApiRequest.get("look", "v1", "namespaces", namespace, "config"))
                .json()
                .find("jwt_key");
    }

    void delete(String namespace) {
        api().call(ApiRequest.delete("delete", "v1", "namespaces", namespace));
    }

    boolean stands(String namespace) {
        return api().call(ApiRequest.get("look", "v1", "namespaces", namespace, "config")
                        .accepting(404))
                .isSuccess();
    }

    /** As a run leaves it that was killed after it; something was made before, and with it the record. */
    void record(Mark claim) {
        execute(
                values(Registry.NAME),
                SqlStatement.of(
                        "INSERT INTO forkstack_namespace VALUES (?, ?)",
                        claim.resource().replaceFirst(":.*", ""),
                        MarkJson.write(claim)));
    }

    /** As an application of the namespace has them. */
    EnvVars values(String namespace) {
        EnvVars values = EnvVars.of(Map.of(Keys.DATABASE_URL, url.replace(NamespaceUrl.PLACE, namespace)));
        return Optional.ofNullable(credentials.get("LIBSQL_AUTH_TOKEN"))
                .map(token -> values.with(Keys.DATABASE_AUTH_TOKEN, token))
                .orElse(values);
    }

    long count(String namespace, String table) {
        return Long.parseLong(database(values(namespace))
                .query(SqlStatement.of("SELECT count(*) FROM " + table))
                .get(0)
                .rows()
                .get(0)
                .get(0));
    }

    Set<String> read(EnvVars values) {
        try {
            Set<String> lines = new TreeSet<>();
            database(values)
                    .transaction(TABLE, SqlStatement.of("SELECT line FROM written"))
                    .get(1)
                    .rows()
                    .forEach(row -> lines.add(row.get(0)));
            return lines;
        } catch (ForkStackException e) {
            throw new AssertionError(e);
        }
    }

    void write(EnvVars values, String line) {
        execute(values, TABLE, SqlStatement.of("INSERT INTO written VALUES (?)", line));
    }

    void execute(EnvVars values, SqlStatement... statements) {
        database(values).transaction(statements);
    }

    /** With these values and nothing else, as a client over HTTP. */
    private LibsqlDatabase database(EnvVars values) {
        URI at = URI.create(values.get(Keys.DATABASE_URL).orElseThrow().replaceAll("/$", ""));
        Optional<String> token = values.get(Keys.DATABASE_AUTH_TOKEN);
        Service service = new Service("The database", at, Set.of(), "-", token.map(each -> "Bearer "));
        return new LibsqlDatabase(
                new JsonApi(service, () -> new Secret(token.orElse("")), Pacings.QUICK, progress), "database at " + at);
    }

    private JsonApi api() {
        return new JsonApi(
                new Service("The server", admin, Set.of(), "-", Optional.of("basic ")),
                () -> new Secret(key),
                Pacings.QUICK,
                progress);
    }

    @Override
    public String toString() {
        return admin.toString();
    }
}
