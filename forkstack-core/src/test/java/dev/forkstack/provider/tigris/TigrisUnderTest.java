package dev.forkstack.provider.tigris;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Traffic;
import dev.forkstack.emulator.tigris.TigrisEmulator;
import dev.forkstack.emulator.tigris.TigrisOptions;
import dev.forkstack.faults.FaultyService;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.testing.ObjectLines;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A Tigris on this machine, and two developers with a home of their own each. */
final class TigrisUnderTest implements FaultyService {

    /** Nobody's source. */
    private static final String ELSEWHERE = "elsewhere";

    final TigrisEmulator tigris;
    final TigrisAccess access;
    private final Path directory;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    TigrisUnderTest(Path directory) {
        this(directory, TigrisOptions.in(directory.resolve("service")));
    }

    TigrisUnderTest(Path directory, TigrisOptions options) {
        this.directory = directory;
        this.tigris = TigrisEmulator.start(options);
        this.access = new TigrisAccess(tigris);
        access.createBucket(ELSEWHERE);
    }

    @Override
    public ResourceProvider open(ProjectName project) {
        return access.open(project, home(), Map.of("prod", prod(project)));
    }

    @Override
    public Optional<ResourceProvider> openElsewhere(ProjectName project) {
        return Optional.of(access.open(project, directory.resolve("colleague"), Map.of("prod", prod(project))));
    }

    /** What the developer of all other tests has. */
    Path home() {
        return directory.resolve("home");
    }

    /** A name that is none of another project's pattern either. */
    static String prod(ProjectName project) {
        return "live-" + project;
    }

    @Override
    public Source source(ProjectName project) {
        return sources.computeIfAbsent(prod(project), name -> {
            access.createBucket(name);
            EnvVars values = access.values(name);
            write(values, "seed");
            try (ResourceProvider provider = open(project)) {
                Resource prod = provider.find(EnvironmentName.PROD).orElseThrow();
                return new Source(prod, values, name);
            }
        });
    }

    @Override
    public Set<String> read(EnvVars values) {
        return ObjectLines.read(values);
    }

    @Override
    public void write(EnvVars values, String line) {
        ObjectLines.write(values, line);
    }

    @Override
    public void plantForeign(ProjectName project, EnvironmentName env) {
        access.fork(project + "-bucket-" + env, ELSEWHERE);
    }

    @Override
    public long credentials(ProjectName project, EnvironmentName env) {
        String bucket = "{" + project + "-bucket-" + env + "=";
        return tigris.state()
                .lines()
                .filter(line -> line.startsWith("key ") && line.contains(bucket))
                .count();
    }

    @Override
    public Optional<Runnable> losingTheNextAnswer() {
        return Optional.of(() -> traffic().fail(new Fault("PUT", "^/[^/?]+$", 1, Fault.Kind.DROPPED_AFTER_EFFECT)));
    }

    @Override
    public List<String> told() {
        return access.progress.lines();
    }

    @Override
    public Set<String> secrets() {
        return Set.of(tigris.owner().secret());
    }

    @Override
    public String name() {
        return "Tigris";
    }

    @Override
    public ResourceKind kind() {
        return ResourceKind.BUCKET;
    }

    @Override
    public Traffic traffic() {
        return tigris.traffic();
    }

    @Override
    public String state() {
        return tigris.state();
    }

    @Override
    public void close() {
        tigris.close();
    }
}
