package dev.forkstack.harness;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The local PostgreSQL server, which {@link World} looks at itself. For one thread. */
record LocalDatabases(Stand stand) implements Databases {

    @Override
    public String configuration() {
        return "";
    }

    @Override
    public Map<String, String> variables() {
        return Map.of();
    }

    @Override
    public Connection source() throws SQLException {
        return stand.admin().session(stand.database("dev"));
    }

    @Override
    public Connection owner() throws SQLException {
        return connection(stand.environmentHere());
    }

    @Override
    public List<String> things() {
        return List.of();
    }

    @Override
    public List<String> values(String database) {
        return List.of();
    }

    @Override
    public Optional<HttpWatch> watch() {
        return Optional.empty();
    }

    @Override
    public void close() {
        // Its stand stops it.
    }
}
