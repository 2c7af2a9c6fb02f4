package dev.forkstack.harness;

import dev.forkstack.emulator.libsql.LibsqlEmulator;
import dev.forkstack.emulator.libsql.LibsqlOptions;
import dev.forkstack.runtime.ForkStackEnvironment;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The emulated libSQL server in this JVM, over SQLite files, which are looked into themselves: a namespace below a path is
 * one that no JDBC driver reaches. For one thread.
 */
final class LibsqlCloud implements Databases {

    private static final String RECORD = "forkstack-registry";

    private final LibsqlEmulator server;
    private final HttpWatch watch;
    private final String production;

    LibsqlCloud(Path directory, String production) throws IOException {
        this.production = production;
        server = LibsqlEmulator.start(LibsqlOptions.in(directory));
        watch = new HttpWatch(server.traffic());
        ServiceClient.of(server.admin().resolve("/v1/namespaces"), "basic " + server.key())
                .post("/" + production + "/create", "{}");
    }

    @Override
    public String configuration() {
        return "[database]\nprovider = \"libsql\"\nadmin = \"" + server.admin() + "\"\nurl = \""
                + server.url("{namespace}") + "\"\n";
    }

    @Override
    public Map<String, String> variables() {
        return Map.of("LIBSQL_ADMIN_AUTH_KEY", server.key());
    }

    @Override
    public Connection source() throws SQLException {
        return open(production);
    }

    @Override
    public Connection connection(ForkStackEnvironment environment) throws SQLException {
        String[] path = URI.create(environment.databaseUrl()).getPath().split("/");
        return open(path[path.length - 1]);
    }

    private Connection open(String namespace) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + server.file(namespace));
    }

    /**
     * Each namespace with its mark, and whether it is recorded. What is recorded and does not stand says nothing: a claim is
     * swept when it is an hour old.
     */
    @Override
    public List<String> things() throws IOException {
        List<String> names = server.state().lines().toList();
        try {
            List<String> recorded = names.contains("namespace " + RECORD)
                    ? rows(RECORD, "SELECT name FROM forkstack_namespace")
                    : List.of();
            List<String> things = new ArrayList<>();
            for (String line : names) {
                String name = line.replaceFirst(".* ", "");
                things.add("libsql " + line
                        + (recorded.contains(name) ? " recorded " : " ")
                        + (line.startsWith("namespace ") ? rows(name, "SELECT mark FROM _forkstack") : ""));
            }
            return things;
        } catch (SQLException e) {
            throw new IOException(e);
        }
    }

    private List<String> rows(String namespace, String select) throws SQLException {
        try (Connection connection = open(namespace)) {
            return Admin.column(connection, select);
        } catch (SQLException e) {
            if (e.getMessage().contains("no such table")) {
                return List.of();
            }
            throw e;
        }
    }

    /** Nothing there has a number or a key of its own. */
    @Override
    public List<String> values(String database) {
        return List.of();
    }

    @Override
    public Optional<HttpWatch> watch() {
        return Optional.of(watch);
    }

    @Override
    public void close() {
        server.close();
    }
}
