package dev.forkstack.provider.turso;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Traffic;
import dev.forkstack.emulator.TursoEmulator;
import dev.forkstack.emulator.TursoOptions;
import dev.forkstack.faults.FaultyService;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.testing.Rows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A Turso on this machine, and two developers with a home of their own each. */
final class TursoUnderTest implements FaultyService {

    /** Nobody's source. */
    private static final String ELSEWHERE = "elsewhere";

    final TursoEmulator turso;
    final TursoAccess access;
    private final Path directory;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    TursoUnderTest(Path directory) {
        this(directory, TursoOptions.in(directory.resolve("service")));
    }

    TursoUnderTest(Path directory, TursoOptions options) {
        this.directory = directory;
        this.turso = TursoEmulator.start(options);
        this.access = new TursoAccess(turso);
        access.createDatabase(ELSEWHERE);
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
            access.createDatabase(name);
            EnvVars values = access.values(name);
            Rows.write(values, "seed");
            Resource prod = Resource.of(ResourceKind.DATABASE, name, access.id(name), Optional.empty());
            return new Source(prod, values, access.host(name));
        });
    }

    @Override
    public Set<String> read(EnvVars values) {
        return Rows.read(values);
    }

    @Override
    public void write(EnvVars values, String line) {
        Rows.write(values, line);
    }

    @Override
    public void plantForeign(ProjectName project, EnvironmentName env) {
        access.branch(project + "-" + env, ELSEWHERE);
    }

    @Override
    public long credentials(ProjectName project, EnvironmentName env) {
        return Arrays.stream(turso.state().split("\n"))
                .filter(line -> line.startsWith("database " + project + "-" + env + " "))
                .mapToLong(line -> Long.parseLong(line.replaceAll(".* tokens=(\\d+) .*", "$1")))
                .sum();
    }

    @Override
    public Optional<Runnable> losingTheNextAnswer() {
        return Optional.of(
                () -> turso.traffic().fail(new Fault("POST", "/databases$", 1, Fault.Kind.DROPPED_AFTER_EFFECT)));
    }

    @Override
    public Optional<String> whyListTellsNoMarks() {
        return Optional.of("a mark stands in the database itself, and to look into a hundred would be a hundred calls");
    }

    @Override
    public List<String> told() {
        return access.progress.lines();
    }

    @Override
    public Set<String> secrets() {
        return Set.of(turso.token());
    }

    @Override
    public String name() {
        return "Turso";
    }

    @Override
    public Traffic traffic() {
        return turso.traffic();
    }

    /** Without the numbers of tokens: one whose answer was lost stays until it ends, and nobody can take it back. */
    @Override
    public String state() {
        return turso.state().replaceAll(" tokens=\\d+ short-lived=\\d+", "");
    }

    @Override
    public void close() {
        turso.close();
    }
}
