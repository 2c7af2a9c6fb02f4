package dev.forkstack.workflow;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.MakesOrigin;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ResourceProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Keeps its resources in memory, and can be told what shall happen in the middle of a call. Thread-safe. */
class FakeProvider implements ResourceProvider, MakesOrigin {

    private final FakeService service;
    private final ProjectName project;
    /** What is there to be forked alone. */
    final Set<EnvironmentName> sources = ConcurrentHashMap.newKeySet();

    private final List<String> calls = new ArrayList<>();
    private final Map<String, Consumer<EnvironmentName>> during = new ConcurrentHashMap<>();
    private final List<EnvVars> held = new ArrayList<>();

    FakeProvider(ResourceKind kind) {
        this(new FakeService(kind), new ProjectName("app"));
    }

    FakeProvider(FakeService service, ProjectName project) {
        this.service = service;
        this.project = project;
    }

    /** From now on this happens in the call, once its effect is visible. */
    void during(String call, Consumer<EnvironmentName> happening) {
        during.put(call, happening);
    }

    void fails(String call) {
        during(call, name -> {
            throw new ForkStackException(Kind.UNAVAILABLE, service.kind() + " " + call + " failed.", "Try again.");
        });
    }

    void works() {
        during.clear();
    }

    /** Something stands there as if it had always been there. */
    Resource stands(EnvironmentName name, Optional<Mark> mark) {
        return service.put(title(name), mark, Optional.empty());
    }

    void put(EnvironmentName name, Resource resource) {
        service.replace(title(name), resource);
    }

    /** Everything that was changed, in order. */
    synchronized List<String> changes() {
        return List.copyOf(calls);
    }

    synchronized void forget() {
        calls.clear();
    }

    Optional<Mark> mark(EnvironmentName name) {
        return find(name).flatMap(Resource::mark);
    }

    synchronized List<EnvVars> held() {
        return List.copyOf(held);
    }

    @Override
    public boolean isSource(EnvironmentName name) {
        return sources.contains(name);
    }

    @Override
    public Optional<Resource> find(EnvironmentName name) {
        happen("find", name);
        return service.find(title(name));
    }

    @Override
    public Resource create(Plan plan) {
        if (Thread.currentThread().isInterrupted()) {
            throw new ForkStackException(Kind.UNAVAILABLE, "Interrupted.", "Try again.");
        }
        Resource made = ensured(plan);
        happen("create", plan.name());
        return made;
    }

    /** As with a real service, several runs may come at once. */
    private Resource ensured(Plan plan) {
        synchronized (service) {
            Optional<Owned> standing = find(plan.name()).map(ownership(plan.name())::claim);
            plan.source().ifPresent(this::refuseAbsent);
            changed("create " + plan.name() + " from "
                    + plan.source().map(Resource::name).orElse("nothing"));
            return standing.isPresent() ? marked(standing.get(), plan.mark()) : made(plan);
        }
    }

    private Resource made(Plan plan) {
        try {
            return service.put(title(plan.name()), Optional.of(plan.mark()), plan.source());
        } catch (FakeService.AnswerLost e) {
            return find(plan.name()).filter(ownership(plan.name())::covers).orElseThrow(() -> e);
        }
    }

    @Override
    public Resource mark(Owned owned, Mark mark) {
        changed("mark " + mark.env() + " " + mark.state());
        happen("mark", mark.env());
        return marked(owned, mark);
    }

    private Resource marked(Owned owned, Mark mark) {
        Resource resource = owned.resource();
        refuseAbsent(resource);
        Resource marked =
                Resource.of(service.kind(), resource.name(), resource.id(), Optional.of(mark.on(resource.id())));
        put(mark.env(), marked);
        return marked;
    }

    @Override
    public void delete(Owned owned) {
        happen("delete", owned.mark().env());
        changed("delete " + owned.mark().env());
        service.remove(owned.resource());
    }

    @Override
    public EnvVars connect(Owned owned, EnvVars had) {
        happen("connect", owned.mark().env());
        synchronized (this) {
            held.add(had);
        }
        refuseAbsent(owned.resource());
        String kind = service.kind().toString().toUpperCase(Locale.ROOT);
        String token = service.token(owned.resource(), had.get(kind + "_TOKEN"));
        return EnvVars.NONE.with(kind + "_NAME", owned.resource().name()).with(kind + "_TOKEN", token);
    }

    @Override
    public List<Resource> list() {
        return service.all().stream()
                .filter(resource -> resource.mark()
                        .map(mark -> mark.project().equals(project))
                        .orElseGet(() -> resource.name().startsWith(title(""))))
                .toList();
    }

    @Override
    public void close() {}

    private void happen(String call, EnvironmentName name) {
        during.getOrDefault(call, nothing -> {}).accept(name);
    }

    private synchronized void changed(String change) {
        calls.add(change);
    }

    private void refuseAbsent(Resource resource) {
        if (!service.stands(resource)) {
            throw new ForkStackException(Kind.NOT_FOUND, "There is no " + resource.title() + ".", "Try again.");
        }
    }

    private Ownership ownership(EnvironmentName name) {
        return new Ownership(project, name);
    }

    private String title(Object name) {
        return project + "-" + service.kind() + "-" + name;
    }
}
