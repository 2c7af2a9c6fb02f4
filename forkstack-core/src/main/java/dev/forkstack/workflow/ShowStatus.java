package dev.forkstack.workflow;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.PartStatus;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ServerStatus;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.HasLocalServer;
import dev.forkstack.spi.LocalServer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;

/** {@code status}: a short look at what stands for an environment. It starts nothing, fetches nothing, and never waits long. */
public final class ShowStatus {

    private final Scope scope;
    private final Duration patience;

    public ShowStatus(Scope scope) {
        this(scope, Duration.ofSeconds(3));
    }

    /** @param patience how long all parts together may take to answer */
    ShowStatus(Scope scope, Duration patience) {
        this.scope = scope;
        this.patience = patience;
    }

    /** Of each part, what stands under this name; what does not answer in time, or fails, is unknown. */
    public List<PartStatus> parts(EnvironmentName name) {
        ExecutorService threads = Executors.newCachedThreadPool(ShowStatus::daemon);
        long end = System.nanoTime() + patience.toNanos();
        try {
            List<Future<PartStatus>> looks = scope.parts().stream()
                    .map(part -> threads.submit(() -> of(part, name)))
                    .toList();
            return IntStream.range(0, looks.size())
                    .mapToObj(i -> answered(scope.parts().get(i), looks.get(i), end))
                    .toList();
        } finally {
            threads.shutdownNow();
        }
    }

    /** The servers that this project uses, whether they run or not. */
    public List<ServerStatus> servers() {
        return new LocalServers(scope)
                .all().stream()
                        .map(server -> new ServerStatus(server.name(), server.address()))
                        .toList();
    }

    private PartStatus of(Part part, EnvironmentName name) {
        Optional<LocalServer> asleep = Optional.of(part.provider())
                .filter(HasLocalServer.class::isInstance)
                .map(provider -> ((HasLocalServer) provider).server())
                .filter(server -> server.address().isEmpty());
        if (asleep.isPresent()) {
            return unknown(part, asleep.get().name() + " does not run; the next command starts it");
        }
        try {
            Optional<Resource> found = part.provider().find(name);
            return new PartStatus(part.title(), part.providerName(), state(name, found), found, "");
        } catch (ForkStackException e) {
            return unknown(part, e.getMessage());
        }
    }

    private PartStatus.State state(EnvironmentName name, Optional<Resource> found) {
        if (found.isEmpty()) {
            return PartStatus.State.ABSENT;
        }
        if (!scope.ownership(name).covers(found.get())) {
            return PartStatus.State.FOREIGN;
        }
        return switch (found.get().mark().orElseThrow().state()) {
            case READY -> PartStatus.State.READY;
            case FILLING -> PartStatus.State.FILLING;
        };
    }

    private PartStatus answered(Part part, Future<PartStatus> look, long end) {
        try {
            return look.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return unknown(part, "no answer within " + patience.toSeconds() + " seconds");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown(part, "interrupted");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private static PartStatus unknown(Part part, String why) {
        return PartStatus.unknown(part.title(), part.providerName(), why);
    }

    /** A look that does not hear its interrupt must not keep the process. */
    private static Thread daemon(Runnable look) {
        Thread thread = new Thread(look, "forkstack-status");
        thread.setDaemon(true);
        return thread;
    }
}
