package dev.forkstack.provider.tigris;

import dev.forkstack.emulator.Fault;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.TestedProject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A project at the emulated Tigris, seen by one developer. */
final class TigrisProject extends TestedProject {

    static final ProjectName APP = new ProjectName("app");

    final TigrisUnderTest service;

    TigrisProject(TigrisUnderTest service) {
        this(service, service.home(), Map.of());
    }

    /** Another developer, or other settings. */
    TigrisProject(TigrisUnderTest service, Path home, Map<String, String> settings) {
        super(APP, service.access.open(APP, home, with(settings)));
        this.service = service;
        service.source(APP);
    }

    private static Map<String, String> with(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(Map.of("prod", TigrisUnderTest.prod(APP)));
        all.putAll(settings);
        return all;
    }

    static String bucket(String env) {
        return "app-bucket-" + env;
    }

    Resource prod() {
        return provider.find(EnvironmentName.PROD).orElseThrow();
    }

    Resource fork(String env) {
        return fork(prod(), env);
    }

    /** As it was then. */
    Resource forkAt(String env, Instant at) {
        return fork(prod(), mark(env, at));
    }

    EnvVars connect(String env, EnvVars held) {
        return provider.connect(owned(env), held);
    }

    void delete(String env) {
        provider.delete(owned(env));
    }

    /** How often the service was asked so since it was forgotten. */
    long calls(String method, String pathRegex) {
        return service.traffic().calls().stream()
                .filter(call -> call.method().equals(method) && call.path().matches(pathRegex))
                .count();
    }

    List<String> keys(String env) {
        return service.state()
                .lines()
                .filter(line -> line.startsWith("key ") && line.contains("{" + bucket(env) + "="))
                .toList();
    }

    void fail(String method, String path, Fault.Kind kind) {
        service.traffic().fail(new Fault(method, path, 1, kind));
    }

    /** Does it when the service has done what it is asked the nth time, and has not answered yet. */
    void after(String method, String pathRegex, int nth, Runnable action) {
        service.traffic().after(method, "^" + pathRegex + "$", nth, action);
    }

    static String keyId(EnvVars values) {
        return values.get(Keys.AWS_ACCESS_KEY_ID).orElseThrow();
    }
}
