package dev.forkstack.provider.turso;

import dev.forkstack.emulator.Call;
import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.TursoEmulator;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.Pacings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The project {@code app} of one developer, forked from {@code live-app}. Thread-safe. */
final class TursoProject extends TestedProject {

    private static final ProjectName APP = new ProjectName("app");

    final TursoUnderTest service;

    TursoProject(TursoUnderTest service) {
        this(service, service.home(), Clock.systemUTC());
    }

    /** Another developer, or another time. */
    TursoProject(TursoUnderTest service, Path home, Clock clock) {
        super(APP, service.access.open(APP, home, Map.of("prod", TursoUnderTest.prod(APP)), Pacings.QUICK, clock));
        this.service = service;
        service.source(APP);
    }

    static Clock in(Duration time) {
        return Clock.offset(Clock.systemUTC(), time);
    }

    Resource prod() {
        return provider.find(EnvironmentName.PROD).orElseThrow();
    }

    /** As {@code new} does it. */
    EnvVars make(String env) {
        fork(prod(), env);
        EnvVars values = connect(env);
        provider.mark(owned(env), owned(env).mark().ready());
        return values;
    }

    EnvVars connect(String env, EnvVars held) {
        return provider.connect(owned(env), held);
    }

    void delete(String env) {
        provider.delete(owned(env));
    }

    Mark row(String env) {
        return find(env).flatMap(Resource::mark).orElseThrow();
    }

    TursoEmulator turso() {
        return service.turso;
    }

    void fail(String method, String path, int nth, Fault.Kind kind) {
        turso().traffic().fail(new Fault(method, path, nth, kind));
    }

    /** Does it when the service is asked for the nth time from now on, and before that is done. */
    void before(String method, String path, int nth, Runnable action) {
        turso().traffic().before(method, path + "$", nth, action);
    }

    /** Does it when the service has done what it is asked the next time, and has not answered yet. */
    void after(String method, String path, Runnable action) {
        turso().traffic().after(method, path + "$", 1, action);
    }

    /** {@code GET /v1/organizations/…/databases/app-alice}, shortened to what follows the organization. */
    List<String> calls() {
        return turso().traffic().calls().stream().map(TursoProject::shown).toList();
    }

    private static String shown(Call call) {
        return call.method() + " " + shortened(call.path()) + " " + call.status();
    }

    private static String shortened(String path) {
        return path.replaceFirst("/v1/organizations/[^/]+", "");
    }

    static String token(EnvVars values) {
        return values.get(Keys.DATABASE_AUTH_TOKEN).orElseThrow();
    }
}
