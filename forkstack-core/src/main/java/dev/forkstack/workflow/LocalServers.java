package dev.forkstack.workflow;

import dev.forkstack.spi.FetchesFirst;
import dev.forkstack.spi.HasLocalServer;
import dev.forkstack.spi.LocalServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** {@code up} and {@code down}: the servers on this machine, all at once. */
public final class LocalServers {

    private final Scope scope;

    public LocalServers(Scope scope) {
        this.scope = scope;
    }

    /** Returns once every server answers, and what needs no server has what it works with. */
    public List<LocalServer> up() {
        scope.parts().stream()
                .map(Part::provider)
                .filter(FetchesFirst.class::isInstance)
                .forEach(provider -> ((FetchesFirst) provider).fetch());
        return Parallel.map(all(), server -> {
            Optional<String> before = server.address();
            server.up(); // a server that has to start says so itself
            before.ifPresent(address -> finished(server, "runs already on " + address));
            return server;
        });
    }

    /** As {@link #up}, for verbs that need them next: they start at the same time, not one when it is first asked. */
    void ensure() {
        Parallel.map(all(), server -> {
            server.up();
            return server;
        });
    }

    /** Returns once every server has ended. */
    public List<LocalServer> down() {
        return Parallel.map(all(), server -> {
            long begin = System.nanoTime();
            boolean ran = server.address().isPresent();
            server.down();
            scope.progress()
                    .finished(
                            server.name(),
                            ran ? "stopped" : "did not run",
                            ran ? Duration.ofNanos(System.nanoTime() - begin) : Duration.ZERO);
            return server;
        });
    }

    private void finished(LocalServer server, String detail) {
        scope.progress().finished(server.name(), detail, Duration.ZERO);
    }

    /** Each once, however many parts are on it. */
    List<LocalServer> all() {
        return scope.parts().stream()
                .map(Part::provider)
                .filter(HasLocalServer.class::isInstance)
                .map(provider -> ((HasLocalServer) provider).server())
                .collect(Collectors.toMap(LocalServer::name, server -> server, (one, same) -> one, TreeMap::new))
                .values()
                .stream()
                .toList();
    }
}
