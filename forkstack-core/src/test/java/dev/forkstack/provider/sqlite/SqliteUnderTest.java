package dev.forkstack.provider.sqlite;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProvider;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Files in a home of their own; what is forked is each project's {@code dev}. */
final class SqliteUnderTest implements ProviderUnderTest {

    private final Path home;
    private final SqliteProject any;

    SqliteUnderTest(Path home) {
        this.home = home;
        this.any = new SqliteProject(home, "any");
    }

    @Override
    public ResourceProvider open(ProjectName project) {
        return new SqliteProject(home, project.value(), any.progress).provider;
    }

    @Override
    public Source source(ProjectName project) {
        SqliteProject app = new SqliteProject(home, project.value(), any.progress);
        Resource dev = app.find("dev").orElseGet(app::makeDev);
        return new Source(dev, app.connect("dev"), "/" + dev.name() + ".db");
    }

    @Override
    public Set<String> read(EnvVars values) {
        return new TreeSet<>(
                any.application(values, "CREATE TABLE IF NOT EXISTS lines (line text)", "SELECT line FROM lines"));
    }

    @Override
    public void write(EnvVars values, String line) {
        any.application(
                values, "CREATE TABLE IF NOT EXISTS lines (line text)", "INSERT INTO lines VALUES ('" + line + "')");
    }

    @Override
    public void plantForeign(ProjectName project, EnvironmentName env) {
        new SqliteProject(home, project.value()).plant(env.value());
    }

    @Override
    public long credentials(ProjectName project, EnvironmentName env) {
        return Files.exists(new SqliteProject(home, project.value()).file(env.value())) ? 1 : 0;
    }

    @Override
    public Optional<String> whyNothingIsSecret() {
        return Optional.of("A path leads to a database, and the modes of files keep others away.");
    }

    @Override
    public List<String> told() {
        return any.progress.lines();
    }
}
