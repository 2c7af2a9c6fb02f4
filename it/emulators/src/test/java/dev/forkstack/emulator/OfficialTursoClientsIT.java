package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Turso's own clients against the emulator, where this machine has them; where not, a line says so. */
final class OfficialTursoClientsIT {

    // The npm package sends JSON as text.
    @RegisterExtension
    final RunningTurso turso = new RunningTurso(options -> options.withPageSize(2), "contentType.notAllowed");

    @TempDir
    Path home;

    @Test
    void areServedByTheNpmPackages() throws Exception {
        Path modules = Path.of(System.getProperty("forkstack.node.modules", ""));
        for (String module : List.of("@tursodatabase/api", "@libsql/client")) {
            if (!Files.isDirectory(modules.resolve(module))) {
                ClientProgram.notRun(module, "forkstack.node.modules names no folder that has it");
            }
        }
        ClientProgram node = program("forkstack.node", "node");
        Path script = Path.of(getClass().getResource("/turso-clients.cjs").toURI());
        String api = turso.emulator().api().toString();
        assertThat(node.run(script.toString(), modules.toAbsolutePath().toString(), api))
                .endsWith("all of it worked\n");
    }

    @Test
    void areServedByTheCommandLineTool() throws Exception {
        ClientProgram tool = program("forkstack.turso", "turso");
        TursoClient client = turso.client();
        tool.run("db", "create", "y", "--group", "default");
        client.await("y");
        client.run("y", "CREATE TABLE t (a)", "INSERT INTO t VALUES ('kept')");
        tool.run("db", "create", "x", "--from-db", "y", "--group", "default");
        client.await("x");
        String host = client.host("x");
        assertThat(tool.run("db", "show", "x", "--url")).isEqualTo("libsql://" + host + "\n");
        String token =
                tool.run("db", "tokens", "create", "x", "--expiration", "1d").strip();
        assertThat(client.sql("x", token, "SELECT a FROM t").value()).isEqualTo("kept");
        tool.run("db", "create", "z", "--group", "default");
        assertThat(tool.run("db", "list")).contains("x ", "y ", "z ", "libsql://" + host);
        assertThat(tool.run("db", "show", "y", "--branches")).contains(host);
        assertThat(tool.run("group", "list")).contains("default");
        tool.run("db", "destroy", "x", "-y");
        assertThat(tool.run("db", "list")).doesNotContain(host);
    }

    private ClientProgram program(String property, String name) {
        Path file = ClientProgram.find(property, name)
                .orElseGet(() -> ClientProgram.notRun(name, "not on the PATH, and " + property + " is unset"));
        String token = turso.emulator().token();
        String api = turso.emulator().api().toString();
        return new ClientProgram(
                file, home, Map.of("TOKEN", token, "TURSO_API_TOKEN", token, "TURSO_API_BASEURL", api));
    }
}
