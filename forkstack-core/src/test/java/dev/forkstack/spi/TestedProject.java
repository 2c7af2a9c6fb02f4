package dev.forkstack.spi;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A project seen through one provider, with the few calls that tests make all the time. Thread-safe. */
public class TestedProject implements AutoCloseable {

    /** As the verbs write it: a service may keep no fractions. */
    private static final Instant BEGUN = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    public final ProjectName name;
    public final ResourceProvider provider;

    private final Set<String> envs = ConcurrentHashMap.newKeySet();

    public TestedProject(ProjectName name, ResourceProvider provider) {
        this.name = name;
        this.provider = provider;
    }

    /** What the first run of every test writes, until it knows the resource's id. */
    public final Mark mark(String env) {
        return mark(env, Optional.empty(), "jo@example.org", "run-1");
    }

    /** Of a fork of what its source was then. */
    public final Mark mark(String env, Instant at) {
        return mark(env, Optional.of(at), "jo@example.org", "run-1");
    }

    /** Of another person's run. */
    public final Mark mark(String env, String owner) {
        return mark(env, Optional.empty(), owner, "run-2");
    }

    private Mark mark(String env, Optional<Instant> at, String owner, String run) {
        envs.add(env);
        return new Mark(
                name,
                new EnvironmentName(env),
                Optional.empty(),
                "",
                Optional.of(EnvironmentName.DEV),
                at,
                Optional.of(owner),
                run,
                Mark.State.FILLING,
                BEGUN,
                Optional.empty());
    }

    public final Resource fork(Resource source, Mark mark) {
        return provider.create(new Plan(Optional.of(source), mark));
    }

    public final Resource fork(Resource source, String env) {
        return fork(source, mark(env));
    }

    public final Resource ready(Resource source, String env) {
        fork(source, env);
        Owned made = owned(env);
        return provider.mark(made, made.mark().ready());
    }

    public final Optional<Resource> find(String env) {
        return provider.find(new EnvironmentName(env));
    }

    public final Owned claim(String env, Resource resource) {
        return new Ownership(name, new EnvironmentName(env)).claim(resource);
    }

    public final Owned owned(String env) {
        return claim(env, find(env).orElseThrow());
    }

    public final EnvVars connect(String env) {
        return provider.connect(owned(env), EnvVars.NONE);
    }

    /** What stands of all that a mark was written for, this project's alone. */
    public final List<Owned> standing() {
        return envs.stream()
                .flatMap(env -> find(env)
                        .filter(new Ownership(name, new EnvironmentName(env))::covers)
                        .map(found -> claim(env, found))
                        .stream())
                .toList();
    }

    @Override
    public void close() {
        provider.close();
    }
}
