package dev.forkstack.provider.neon;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.NeonEmulator;
import dev.forkstack.emulator.NeonOptions;
import dev.forkstack.emulator.Traffic;
import dev.forkstack.faults.FaultyService;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.testing.OwnPostgres;
import dev.forkstack.testing.Rows;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** A Neon on this machine, over a PostgreSQL server of its own. */
final class NeonUnderTest implements FaultyService {

    final NeonEmulator neon;
    final NeonAccess access;
    private final OwnPostgres postgres;
    private final Map<String, Source> sources = new ConcurrentHashMap<>();

    NeonUnderTest(Path directory) {
        postgres = OwnPostgres.in(directory.resolve("postgres"));
        neon = another(options -> options.limits(5_000, 5_000));
        access = new NeonAccess(neon);
    }

    /** Another Neon over the same server. */
    NeonEmulator another(UnaryOperator<NeonOptions> options) {
        return NeonEmulator.start(options.apply(NeonOptions.of(postgres.superuser())));
    }

    @Override
    public ResourceProvider open(ProjectName project) {
        return access.open(project, Map.of("prod", prod(project)));
    }

    @Override
    public Optional<ResourceProvider> openElsewhere(ProjectName project) {
        return Optional.of(open(project));
    }

    /** A name that is none of another project's pattern either. */
    static String prod(ProjectName project) {
        return "live-" + project;
    }

    @Override
    public Source source(ProjectName project) {
        return sources.computeIfAbsent(prod(project), name -> {
            String id = access.branch(name, access.main());
            EnvVars values = access.values(id);
            Rows.write(values, "seed");
            return new Source(
                    Resource.of(ResourceKind.DATABASE, name, id, Optional.empty()),
                    values,
                    access.endpoint(id).host());
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
        access.branch(project + "-" + env, access.main());
    }

    /** Each role of a branch has one password. */
    @Override
    public long credentials(ProjectName project, EnvironmentName env) {
        NeonNames names = new NeonNames(new ResourceNames(project));
        return Arrays.stream(neon.state().split("\n"))
                .filter(line -> line.startsWith("role shop/" + names.of(env) + "/")
                        || line.startsWith("role shop/" + names.staging(env) + "/"))
                .count();
    }

    @Override
    public Optional<Runnable> losingTheNextAnswer() {
        return Optional.of(
                () -> neon.traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.DROPPED_AFTER_EFFECT)));
    }

    @Override
    public Optional<String> whyMarksStayAsTheyAre() {
        return Optional.of("Neon takes an annotation in the call that makes a branch, and has none that changes it");
    }

    @Override
    public List<String> told() {
        return access.progress.lines();
    }

    @Override
    public Set<String> secrets() {
        return Set.of(neon.apiKey());
    }

    /** Whatever was tested: nothing was asked that the specification does not know, and no redirect followed. */
    @Override
    public String name() {
        return "Neon";
    }

    @Override
    public Traffic traffic() {
        return neon.traffic();
    }

    @Override
    public String state() {
        return neon.state();
    }

    @Override
    public void close() {
        neon.close();
        postgres.close();
        assertThat(neon.traffic().violations()).isEmpty();
        assertThat(neon.traffic().strayRequests()).isEmpty();
    }
}
