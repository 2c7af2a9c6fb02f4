package dev.forkstack.workflow;

import dev.forkstack.spi.HasLocalServer;
import dev.forkstack.spi.LocalServer;
import java.time.Duration;
import java.util.List;

/** {@code up} and {@code down}: the servers on this machine, all at once. */
public final class LocalServers {

    private final Scope scope;

    public LocalServers(Scope scope) {
        this.scope = scope;
    }

    /** Returns once every server answers. */
    public List<LocalServer> up() {
        return Parallel.map(servers(), server -> timed(server, "ready", server::up));
    }

    /** Returns once every server has ended. */
    public List<LocalServer> down() {
        return Parallel.map(servers(), server -> timed(server, "stopped", server::down));
    }

    private LocalServer timed(LocalServer server, String done, Runnable action) {
        long begin = System.nanoTime();
        boolean ran = server.address().isPresent();
        action.run();
        boolean runs = server.address().isPresent();
        String detail = ran == runs ? (runs ? "runs already" : "did not run") : done;
        scope.progress()
                .finished(
                        server.name(),
                        detail
                                + server.address()
                                        .map(address -> " at " + address)
                                        .orElse(""),
                        Duration.ofNanos(System.nanoTime() - begin));
        return server;
    }

    private List<LocalServer> servers() {
        return scope.parts().stream()
                .map(Part::provider)
                .filter(HasLocalServer.class::isInstance)
                .map(provider -> ((HasLocalServer) provider).server())
                .toList();
    }
}
