package dev.forkstack.maven;

import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.settings.Server;

/**
 * User and password of a build's database as a {@code <server>} of {@code settings.xml} that exists in this run of Maven
 * alone: for plugins that take the id of one, so that no password stands in their configuration. Immutable.
 */
record DatabaseServer(EnvironmentName name, EnvVars values) {

    /** No two environments of a build share it. */
    String id() {
        return "forkstack." + name;
    }

    /** A database in a file has neither user nor password. */
    boolean isOffered() {
        return value(Keys.JDBC_DATABASE_USERNAME).isPresent()
                && value(Keys.JDBC_DATABASE_PASSWORD).isPresent();
    }

    void addTo(MavenSession session) {
        value(Keys.JDBC_DATABASE_USERNAME)
                .ifPresent(
                        user -> value(Keys.JDBC_DATABASE_PASSWORD).ifPresent(password -> add(session, user, password)));
    }

    private void add(MavenSession session, String user, String password) {
        Server server = new Server();
        server.setId(id());
        server.setUsername(user);
        server.setPassword(password);
        synchronized (session.getRequest()) {
            // A list of its own each time, because modules built at the same time may be reading the one before.
            List<Server> servers = new ArrayList<>(session.getSettings().getServers());
            servers.removeIf(other -> id().equals(other.getId()));
            servers.add(server);
            session.getRequest().setServers(servers); // Maven 3 asks there
            session.getSettings().setServers(servers); // and Maven 4 here
        }
    }

    private Optional<String> value(String key) {
        return Optional.ofNullable(values.asMap().get(key)).filter(text -> !text.isEmpty());
    }

    @Override
    public String toString() {
        return "server " + id();
    }
}
