package dev.forkstack.maven;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.HasLocalServer;
import dev.forkstack.spi.LocalServer;
import dev.forkstack.spi.MakesOrigin;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ResourceProvider;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** Keeps its resources in memory, and a server that is only said to run. Thread-safe. */
final class MemoryProvider implements ResourceProvider, MakesOrigin, HasLocalServer, LocalServer {

    private static final Map<String, MemoryProvider> ALL = new ConcurrentHashMap<>();

    private final Map<EnvironmentName, Resource> resources = new ConcurrentSkipListMap<>();
    private final ResourceKind kind;
    private volatile boolean runs;

    private MemoryProvider(ResourceKind kind) {
        this.kind = kind;
    }

    static MemoryProvider of(Path root, ResourceKind kind) {
        return ALL.computeIfAbsent(root + " " + kind, key -> new MemoryProvider(kind));
    }

    void stands(EnvironmentName name, Optional<Mark> mark) {
        String id = "app-" + kind + "-" + name;
        resources.put(name, Resource.of(kind, id, id, mark.map(unnamed -> unnamed.on(id))));
    }

    @Override
    public Optional<Resource> find(EnvironmentName name) {
        return Optional.ofNullable(resources.get(name));
    }

    @Override
    public Resource create(Plan plan) {
        stands(plan.name(), Optional.of(plan.mark()));
        return resources.get(plan.name());
    }

    @Override
    public Resource mark(Owned owned, Mark mark) {
        stands(mark.env(), Optional.of(mark));
        return resources.get(mark.env());
    }

    @Override
    public void delete(Owned owned) {
        resources.remove(owned.mark().env());
    }

    @Override
    public EnvVars connect(Owned owned, EnvVars held) {
        return EnvVars.NONE;
    }

    /** As if it had never been there. */
    void forget(EnvironmentName name) {
        resources.remove(name);
    }

    @Override
    public List<Resource> list() {
        return List.copyOf(resources.values());
    }

    @Override
    public LocalServer server() {
        return this;
    }

    @Override
    public String name() {
        return "memory " + kind;
    }

    @Override
    public Optional<String> address() {
        return runs ? Optional.of("127.0.0.1:1") : Optional.empty();
    }

    @Override
    public void up() {
        runs = true;
    }

    @Override
    public void down() {
        runs = false;
    }

    @Override
    public void close() {}
}
