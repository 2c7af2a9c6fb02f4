package dev.forkstack.bench;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.server.PostgresServer;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.Artifacts;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.HasLocalServer;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ProviderFactory;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** The product's own providers of one project, in this process; their servers run already. Ends the servers on close. */
final class LocalStack implements AutoCloseable {

    private static final Artifacts NONE = (coordinates, sha256) -> {
        throw new IllegalStateException("the servers should run by now, but " + coordinates + " is asked for");
    };

    private final ProjectName project;
    private final PostgresServer postgres;
    private final Map<ResourceKind, ResourceProvider> providers = new EnumMap<>(ResourceKind.class);

    private LocalStack(Path home, String project) {
        this.project = new ProjectName(project);
        ProviderContext context = new ProviderContext(
                new ResourceNames(this.project), home, home, NONE, Credentials.of(Map.of()), new Silence());
        this.postgres = new PostgresServer(new UserHome(home), NONE, context.progress());
        for (ProviderFactory factory : ServiceLoader.load(ProviderFactory.class)) {
            if (factory.name().equals("local-postgres") || factory.name().equals("local-s3")) {
                Settings settings = new Settings(factory.kind().toString(), Map.of());
                providers.put(factory.kind(), factory.create(settings, context));
            }
        }
    }

    /** Starts the servers of a home as a user does, so that they are the very ones that users get. */
    static LocalStack up(Bench bench, Installed installed, Path home, Path directory, String project) throws Exception {
        LocalStack stack = bench.closing(new LocalStack(home, project));
        installed.shell(directory, home).output(installed.goal("up", "-Dforkstack.project=" + project));
        return stack;
    }

    /** Makes {@code dev} out of nothing. */
    Resource origin(ResourceKind kind) {
        return providers.get(kind).create(new Plan(Optional.empty(), mark("dev", Optional.empty())));
    }

    /** The provider's own step, between looking up the source and marking the environment ready. */
    void fork(ResourceKind kind, String env) {
        EnvironmentName dev = EnvironmentName.DEV;
        providers.get(kind).create(new Plan(providers.get(kind).find(dev), mark(env, Optional.of(dev))));
    }

    void delete(ResourceKind kind, String env) {
        EnvironmentName name = new EnvironmentName(env);
        providers
                .get(kind)
                .find(name)
                .ifPresent(found -> providers.get(kind).delete(new Ownership(project, name).claim(found)));
    }

    EnvVars connect(ResourceKind kind, String env) {
        EnvironmentName name = new EnvironmentName(env);
        Resource found = providers.get(kind).find(name).orElseThrow();
        return providers.get(kind).connect(new Ownership(project, name).claim(found), EnvVars.NONE);
    }

    /** A session of the superuser. */
    Connection admin(String database) {
        return postgres.connect(database, Map.of());
    }

    /** Where the server is, for whoever works on it by other means. */
    int port() {
        return postgres.port();
    }

    String superuserPassword() throws IOException {
        return Files.readString(postgres.secrets().resolve("superuser.password"))
                .strip();
    }

    /** The database of an environment. */
    String database(String env) {
        return project + "-" + env;
    }

    private Mark mark(String env, Optional<EnvironmentName> source) {
        return new Mark(
                project,
                new EnvironmentName(env),
                Optional.empty(),
                "",
                source,
                Optional.empty(),
                Optional.of("bench@example.org"),
                "bench",
                Mark.State.READY,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                Optional.empty());
    }

    @Override
    public void close() {
        for (ResourceProvider provider : providers.values()) {
            provider.close();
            ((HasLocalServer) provider).server().down();
        }
    }
}
