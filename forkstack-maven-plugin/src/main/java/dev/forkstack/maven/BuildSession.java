package dev.forkstack.maven;

import dev.forkstack.runtime.EnvironmentName;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;

/**
 * What the goals of one run of Maven know of each other: the environments that its build has, and which modules are
 * through with them. It lives in the run's own request, so that nothing of it stays in a daemon. Thread-safe.
 */
final class BuildSession {

    private static final String PLUGIN = "dev.forkstack:forkstack-maven-plugin";

    private final Map<Path, EnvironmentName> impliedNames = new ConcurrentHashMap<>();
    private final Map<String, BuildEnvironment> environments = new ConcurrentHashMap<>();
    private final Set<MavenProject> through = ConcurrentHashMap.newKeySet();
    private final Thread hook = new Thread(this::end, "forkstack-build-end");

    private BuildSession() {}

    /** The one of this run of Maven. A plugin with a class path of its own has one for itself. */
    static BuildSession of(MavenSession session) {
        String key = BuildSession.class.getName() + "@" + System.identityHashCode(BuildSession.class);
        MavenExecutionRequest request = session.getRequest();
        synchronized (request) {
            return (BuildSession) request.getData().computeIfAbsent(key, absent -> new BuildSession());
        }
    }

    /** What a build that nobody gave a name is called; a branch that is switched meanwhile changes nothing. */
    EnvironmentName impliedName(Path root, Supplier<EnvironmentName> name) {
        return impliedNames.computeIfAbsent(root, absent -> name.get());
    }

    /** For a module that needs one: what stands or is being made under this key, else this one. */
    synchronized BuildEnvironment needed(MavenSession session, String key, BuildEnvironment.Work work) {
        through.remove(session.getCurrentProject());
        if (environments.isEmpty()) {
            SessionEnd.in(session.getRequest(), this::endOrderly);
            Runtime.getRuntime().addShutdownHook(hook);
        }
        return environments.compute(
                key, (same, old) -> old == null || old.isEnded() ? new BuildEnvironment(work) : old);
    }

    /** What this build was given under this key, removed or not. */
    Optional<BuildEnvironment> find(String key) {
        return Optional.ofNullable(environments.get(key));
    }

    /** This module does not need an environment any more. */
    void isThrough(MavenProject module) {
        through.add(module);
    }

    /** The modules that may still need an environment of the whole reactor. */
    List<MavenProject> waitingFor(MavenSession session) {
        return session.getProjects().stream()
                .filter(BuildSession::bindsNew)
                .filter(module -> !through.contains(module))
                .toList();
    }

    private static boolean bindsNew(MavenProject module) {
        return module.getBuildPlugins().stream()
                .filter(plugin -> plugin.getKey().equals(PLUGIN))
                .map(Plugin::getExecutions)
                .flatMap(List::stream)
                .map(PluginExecution::getGoals)
                .anyMatch(goals -> goals.contains("new"));
    }

    private void endOrderly() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The shutdown is under way, and waits for the hook, which finds nothing left to do.
        }
    }

    /** Of those who come at the same time, each returns when everything is removed. */
    private void end() {
        environments.values().forEach(BuildEnvironment::end);
    }
}
