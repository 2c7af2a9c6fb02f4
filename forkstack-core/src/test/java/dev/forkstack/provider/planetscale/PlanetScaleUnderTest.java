package dev.forkstack.provider.planetscale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Traffic;
import dev.forkstack.emulator.mariadb.MariaDbServer;
import dev.forkstack.emulator.planetscale.PlanetScaleEmulator;
import dev.forkstack.emulator.planetscale.PlanetScaleOptions;
import dev.forkstack.faults.FaultyService;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.testing.OwnPostgres;
import dev.forkstack.testing.Rows;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;

/**
 * A PlanetScale on this machine, of one kind, and two developers with a home of their own each. Whatever an application writes
 * is backed up at once, so that a fork has it.
 */
final class PlanetScaleUnderTest implements FaultyService {

    static final String PROD = "main";

    final PlanetScaleEmulator planetScale;
    final PlanetScaleAccess access;
    private final Path directory;
    private final Runnable server;
    private Source source;

    private PlanetScaleUnderTest(Path directory, PlanetScaleOptions options, Runnable server) {
        this.directory = directory;
        this.planetScale = PlanetScaleEmulator.start(options.withBranchLimit(5_000));
        this.access = new PlanetScaleAccess(planetScale);
        this.server = server;
    }

    static PlanetScaleUnderTest vitess(Path directory) {
        return vitess(directory, UnaryOperator.identity());
    }

    /** Where there is no MariaDB the test ends as skipped, with a line that says so. */
    static PlanetScaleUnderTest vitess(Path directory, UnaryOperator<PlanetScaleOptions> more) {
        if (!MariaDbServer.isThere()) {
            System.out.println("planetscale: not run: there is no MariaDB for this machine");
            return Assumptions.abort("there is no MariaDB for this machine");
        }
        MariaDbServer server = MariaDbServer.start();
        return new PlanetScaleUnderTest(directory, more.apply(PlanetScaleOptions.vitess(server)), server::close);
    }

    static PlanetScaleUnderTest postgres(Path directory) {
        OwnPostgres server = OwnPostgres.in(directory.resolve("postgres"));
        return new PlanetScaleUnderTest(directory, PlanetScaleOptions.postgres(server.superuser()), server::close);
    }

    @Override
    public ResourceProvider open(ProjectName project) {
        return access.open(project, home(), Map.of());
    }

    @Override
    public Optional<ResourceProvider> openElsewhere(ProjectName project) {
        return Optional.of(access.open(project, directory.resolve("colleague"), Map.of()));
    }

    /** What the developer of all other tests has. */
    Path home() {
        return directory.resolve("home");
    }

    /** Production itself, for every project: a copy for each would take most of the time of all tests. */
    @Override
    public synchronized Source source(ProjectName project) {
        if (source == null) {
            source = seeded();
        }
        return source;
    }

    private Source seeded() {
        EnvVars values = access.values(PROD);
        Rows.write(values, "seed");
        access.backup(PROD);
        return new Source(
                Resource.of(
                        ResourceKind.DATABASE,
                        PROD,
                        access.named(PROD).orElseThrow().id(),
                        Optional.empty()),
                values,
                user(values));
    }

    private static String user(EnvVars values) {
        return values.get(Keys.JDBC_DATABASE_USERNAME).orElseThrow();
    }

    @Override
    public Set<String> read(EnvVars values) {
        return Rows.read(values);
    }

    @Override
    public void write(EnvVars values, String line) {
        Rows.write(values, line);
        access.backup(access.branchOf(user(values)).orElseThrow());
    }

    @Override
    public void plantForeign(ProjectName project, EnvironmentName env) {
        access.branch(project + "-" + env, PROD);
    }

    /** Without the one whose name is the mark: nobody has its secret. */
    @Override
    public long credentials(ProjectName project, EnvironmentName env) {
        BranchNames names = new BranchNames(new ResourceNames(project));
        return planetScale
                .state()
                .lines()
                .filter(line -> line.contains(" shop/" + names.of(env) + "/forkstack-login-")
                        || line.contains(" shop/" + names.staging(env, Optional.empty()) + "/forkstack-login-"))
                .count();
    }

    @Override
    public Optional<Runnable> losingTheNextAnswer() {
        return Optional.of(
                () -> planetScale.traffic().fail(new Fault("POST", "/branches$", 1, Fault.Kind.DROPPED_AFTER_EFFECT)));
    }

    @Override
    public List<String> told() {
        return access.progress.lines();
    }

    @Override
    public Set<String> secrets() {
        return Set.of(planetScale.token(), planetScale.token().replaceFirst(".*:", ""));
    }

    @Override
    public String name() {
        return "PlanetScale";
    }

    @Override
    public Traffic traffic() {
        return planetScale.traffic();
    }

    /** Ids and instants, which stand in names, are different ones each time. */
    @Override
    public String state() {
        return planetScale
                .state()
                .replaceAll("/forkstack-login-\\S+", "/login")
                .replaceAll("/forkstack-\\S+-\\d+x\\d+x\\d+-\\S+", "/mark");
    }

    /** Whatever was tested: nothing was asked that the specification does not know, and no redirect followed. */
    @Override
    public void close() {
        planetScale.close();
        server.run();
        assertThat(planetScale.traffic().violations()).isEmpty();
        assertThat(planetScale.traffic().strayRequests()).isEmpty();
    }
}
