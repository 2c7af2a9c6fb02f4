package dev.forkstack.provider.neon;

import dev.forkstack.emulator.Call;
import dev.forkstack.emulator.Fault;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.TestedProject;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of single promises share: the service, and a project and a source that no other test has. */
@Timeout(120)
abstract class NeonStage {

    @TempDir
    static Path directory;

    static NeonUnderTest service;

    private static final AtomicInteger PROJECTS = new AtomicInteger();

    ProjectName name;
    TestedProject app;
    Resource source;

    @BeforeAll
    static void start() {
        service = new NeonUnderTest(directory);
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @BeforeEach
    void opensAProject() {
        name = new ProjectName("app" + PROJECTS.incrementAndGet());
        source = service.source(name).resource();
        app = opened(Map.of());
        service.neon.traffic().forget();
    }

    @AfterEach
    void heals() {
        service.neon.traffic().heal();
        app.close();
    }

    /** The project with more settings than its source's name. */
    final TestedProject opened(Map<String, String> settings) {
        Map<String, String> all = new java.util.HashMap<>(Map.of("prod", NeonUnderTest.prod(name)));
        all.putAll(settings);
        return new TestedProject(name, service.access.open(name, all));
    }

    final ResourceProvider opened(Map<String, String> settings, Clock clock) {
        Map<String, String> all = new java.util.HashMap<>(Map.of("prod", NeonUnderTest.prod(name)));
        all.putAll(settings);
        return service.access.open(name, all, NeonAccess.PATIENT, clock);
    }

    final Resource ready(TestedProject project, String env) {
        return project.ready(source, env);
    }

    static void fail(String method, String path, Fault.Kind kind) {
        service.neon.traffic().fail(new Fault(method, path, 1, kind));
    }

    /** As {@code POST /branches 201}, below the project. */
    static List<String> calls() {
        return service.neon.traffic().calls().stream().map(NeonStage::line).toList();
    }

    static long count(String method, String pathEnd) {
        return service.neon.traffic().calls().stream()
                .filter(call -> call.method().equals(method) && call.path().endsWith(pathEnd))
                .count();
    }

    private static String line(Call call) {
        return call.method() + " " + call.path().replaceAll("^.*/projects/[^/]+", "") + " " + call.status();
    }
}
