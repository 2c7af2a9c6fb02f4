package dev.forkstack.workflow;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.MakesOrigin;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Keeps its resources in memory, and can be told what shall happen in the middle of a call. Thread-safe. */
class FakeProvider implements ResourceProvider, MakesOrigin {

    private final ResourceKind kind;
    private final Map<EnvironmentName, Resource> resources = new TreeMap<>();
    private final List<String> calls = new ArrayList<>();
    private final Map<String, Consumer<EnvironmentName>> during = new ConcurrentHashMap<>();
    private final List<EnvVars> held = new ArrayList<>();
    private int ids;

    FakeProvider(ResourceKind kind) {
        this.kind = kind;
    }

    /** From now on this happens in the call, once its effect is visible. */
    void during(String call, Consumer<EnvironmentName> happening) {
        during.put(call, happening);
    }

    void fails(String call) {
        during(call, name -> {
            throw new ForkStackException(Kind.UNAVAILABLE, kind + " " + call + " failed.", "Try again.");
        });
    }

    void works() {
        during.clear();
    }

    /** Something stands there as if it had always been there. */
    synchronized Resource stands(EnvironmentName name, Optional<Mark> mark) {
        String id = kind + "-" + ids++;
        Resource resource = Resource.of(kind, title(name), id, mark.map(unnamed -> unnamed.on(id)));
        resources.put(name, resource);
        return resource;
    }

    synchronized void put(EnvironmentName name, Resource resource) {
        resources.put(name, resource);
    }

    /** Everything that was changed, in order. */
    synchronized List<String> changes() {
        return List.copyOf(calls);
    }

    synchronized void forget() {
        calls.clear();
    }

    synchronized Optional<Mark> mark(EnvironmentName name) {
        return Optional.ofNullable(resources.get(name)).flatMap(Resource::mark);
    }

    synchronized List<EnvVars> held() {
        return List.copyOf(held);
    }

    @Override
    public synchronized Optional<Resource> find(EnvironmentName name) {
        return Optional.ofNullable(resources.get(name));
    }

    @Override
    public Resource create(Plan plan) {
        Resource made;
        synchronized (this) {
            String source =
                    plan.source().map(resource -> " from " + resource.name()).orElse(" from nothing");
            calls.add("create " + plan.name() + source);
            made = stands(plan.name(), Optional.of(plan.mark()));
        }
        happen("create", plan.name());
        return made;
    }

    @Override
    public Resource mark(Owned owned, Mark mark) {
        Resource marked;
        synchronized (this) {
            calls.add("mark " + mark.env() + " " + mark.state());
            marked = Resource.of(kind, owned.resource().name(), owned.resource().id(), Optional.of(mark));
        }
        happen("mark", mark.env());
        synchronized (this) {
            resources.put(mark.env(), marked);
        }
        return marked;
    }

    @Override
    public void delete(Owned owned) {
        happen("delete", owned.mark().env());
        synchronized (this) {
            calls.add("delete " + owned.mark().env());
            resources.remove(owned.mark().env());
        }
    }

    @Override
    public EnvVars connect(Owned owned, EnvVars had) {
        happen("connect", owned.mark().env());
        synchronized (this) {
            held.add(had);
        }
        return EnvVars.NONE.with(
                kind.toString().toUpperCase(java.util.Locale.ROOT) + "_NAME",
                owned.resource().name());
    }

    @Override
    public synchronized List<Resource> list() {
        return List.copyOf(resources.values());
    }

    @Override
    public void close() {}

    private void happen(String call, EnvironmentName name) {
        during.getOrDefault(call, nothing -> {}).accept(name);
    }

    private String title(EnvironmentName name) {
        return "app-" + kind + "-" + name;
    }
}
