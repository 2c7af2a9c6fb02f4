package dev.forkstack.provider.sqld;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A libSQL server and whoever works with it; nothing of it is kept on a developer's machine. */
class SqldUnderTest implements ProviderUnderTest {

    final SqldAccess access;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    SqldUnderTest(SqldAccess access) {
        this.access = access;
    }

    /** A name that is none of another project's pattern either. */
    static String prod(ProjectName project) {
        return "live-" + project;
    }

    @Override
    public ResourceProvider open(ProjectName project) {
        return access.open(project, Map.of("prod", prod(project)));
    }

    @Override
    public Optional<ResourceProvider> openElsewhere(ProjectName project) {
        return Optional.of(open(project));
    }

    @Override
    public Source source(ProjectName project) {
        return sources.computeIfAbsent(prod(project), name -> {
            access.create(name);
            access.write(access.values(name), "seed");
            Resource prod = Resource.of(ResourceKind.DATABASE, name, name + ":", Optional.empty());
            return new Source(prod, access.values(name), name);
        });
    }

    @Override
    public Set<String> read(EnvVars values) {
        return access.read(values);
    }

    @Override
    public void write(EnvVars values, String line) {
        access.write(values, line);
    }

    @Override
    public void plantForeign(ProjectName project, EnvironmentName env) {
        access.create(project + "-" + env);
    }

    /** The server issues none: the one that leads there is the same for all, and leads there as long as it stands. */
    @Override
    public long credentials(ProjectName project, EnvironmentName env) {
        return access.stands(project + "-" + env) ? 1 : 0;
    }

    @Override
    public Optional<String> whyListTellsNothingForeign() {
        return Optional.of("the server has no list of its namespaces; what is recorded is what was made here");
    }

    @Override
    public List<String> told() {
        return access.progress().lines();
    }

    @Override
    public Set<String> secrets() {
        return Set.of(access.key());
    }
}
