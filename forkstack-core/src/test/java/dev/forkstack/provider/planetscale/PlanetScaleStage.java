package dev.forkstack.provider.planetscale;

import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.Pacings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of single promises share: the service, and a project that no other test has. */
@Timeout(120)
abstract class PlanetScaleStage {

    @TempDir
    static Path directory;

    static PlanetScaleUnderTest service;

    private static final AtomicInteger PROJECTS = new AtomicInteger();

    ProjectName name;
    TestedProject app;
    Resource source;
    private int told;

    @AfterAll
    static void stop() {
        if (service != null) { // nothing is started where there is no MariaDB
            service.close();
            service = null;
        }
    }

    @BeforeEach
    void opensAProject() {
        name = new ProjectName("app" + PROJECTS.incrementAndGet());
        source = service.source(name).resource();
        app = opened(Map.of());
        service.traffic().forget();
        told = service.access.progress.lines().size();
    }

    @AfterEach
    void heals() {
        service.traffic().heal();
        app.close();
    }

    final TestedProject opened(Map<String, String> settings) {
        return new TestedProject(name, service.access.open(name, service.home(), settings));
    }

    final TestedProject openedAt(Instant now) {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        return new TestedProject(
                name, service.access.open(name, service.home(), Map.of(), service.planetScale.token(), clock));
    }

    /** By somebody who waits no longer than this for anything but a restored backup, and for that 15 times as long. */
    final TestedProject openedWith(Duration patience) {
        return new TestedProject(
                name,
                service.access.open(
                        name,
                        service.home(),
                        Map.of(),
                        service.planetScale.token(),
                        Clock.systemUTC(),
                        Pacings.QUICK.withPatience(patience)));
    }

    /** By somebody whose token may do this alone. */
    final TestedProject openedWith(String... accesses) {
        String token = service.planetScale.newToken(accesses);
        return new TestedProject(name, service.access.open(name, service.home(), Map.of(), token, Clock.systemUTC()));
    }

    final Resource ready(TestedProject project, String env) {
        return project.ready(source, env);
    }

    final BranchNames names() {
        return new BranchNames(new ResourceNames(name));
    }

    final String staging(String env) {
        return names().staging(new EnvironmentName(env), Optional.empty());
    }

    /** In this test. */
    final List<String> lines() {
        List<String> all = service.access.progress.lines();
        return all.subList(told, all.size());
    }

    final boolean stands(String branch) {
        return service.access.named(branch).isPresent();
    }

    static long calls(String method, String pathEnd) {
        return service.traffic().calls().stream()
                .filter(call -> call.method().equals(method) && call.path().matches(".*" + pathEnd))
                .count();
    }
}
