package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Turso's own clients against the emulator, where this machine has them; where not, a line says so. */
final class OfficialTursoClientsIT {

    @RegisterExtension
    // The npm package sends JSON as text.
    final RunningTurso turso = new RunningTurso(options -> options.withPageSize(2), "contentType.notAllowed");

    @TempDir
    Path home;

    @Test
    void areServedByTheNpmPackages() throws Exception {
        String modules = System.getProperty("forkstack.node.modules", "");
        for (String module : List.of("@tursodatabase/api", "@libsql/client")) {
            if (modules.isEmpty() || !Files.isDirectory(Path.of(modules, module))) {
                notRun(module, "forkstack.node.modules names no folder that has it");
                return;
            }
        }
        if (program("node").isEmpty()) {
            notRun("node", "not on PATH");
            return;
        }
        Path script = Path.of(getClass().getResource("/turso-clients.cjs").toURI());
        String said =
                run("node", script.toString(), modules, turso.emulator().api().toString());
        assertThat(said).endsWith("all of it worked\n");
    }

    @Test
    void areServedByTheCommandLineTool() throws Exception {
        Optional<String> found = Optional.of(System.getProperty("forkstack.turso", ""))
                .filter(path -> !path.isEmpty())
                .or(() -> program("turso"));
        if (found.isEmpty()) {
            notRun("turso", "not on PATH, and forkstack.turso is unset");
            return;
        }
        String tool = found.get();
        run(tool, "db", "create", "y", "--group", "default");
        turso.client().await("y");
        turso.client().run("y", "CREATE TABLE t (a)", "INSERT INTO t VALUES ('kept')");
        run(tool, "db", "create", "x", "--from-db", "y", "--group", "default");
        turso.client().await("x");
        String host = turso.client().host("x");
        assertThat(run(tool, "db", "show", "x", "--url")).isEqualTo("libsql://" + host + "\n");
        String token =
                run(tool, "db", "tokens", "create", "x", "--expiration", "1d").strip();
        assertThat(turso.client().sql("x", token, "SELECT a FROM t").body()).contains("\"kept\"");
        run(tool, "db", "create", "z", "--group", "default");
        assertThat(run(tool, "db", "list")).contains("x ", "y ", "z ", "libsql://" + host);
        assertThat(run(tool, "db", "show", "y", "--branches")).contains(host);
        assertThat(run(tool, "group", "list")).contains("default");
        run(tool, "db", "destroy", "x", "-y");
        assertThat(run(tool, "db", "list")).doesNotContain(host);
    }

    private static void notRun(String what, String why) {
        System.out.println(what + ": not run: " + why);
    }

    private static Optional<String> program(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** What it says, standard error included; it has a home of its own. */
    private String run(String... command) throws IOException, InterruptedException {
        Path said = Files.createTempFile(home, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("HOME", home.toString());
        builder.environment().put("XDG_CONFIG_HOME", home.toString());
        builder.environment().put("TOKEN", turso.emulator().token());
        builder.environment().put("TURSO_API_TOKEN", turso.emulator().token());
        builder.environment().put("TURSO_API_BASEURL", turso.emulator().api().toString());
        Process process = builder.start();
        boolean isOver = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String text = Files.readString(said, StandardCharsets.UTF_8);
        assertThat(isOver && process.exitValue() == 0).as(text).isTrue();
        return text;
    }
}
