package dev.forkstack.emulator.planetscale;

import static dev.forkstack.emulator.Sql.sql;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.ClientProgram;
import dev.forkstack.emulator.Json;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** PlanetScale's own command line, unchanged; {@code -Dforkstack.pscale=FILE} or the PATH says where it is. */
final class PscaleIT {

    @RegisterExtension
    final RunningPlanetScale vitess = RunningPlanetScale.vitess();

    @RegisterExtension
    final RunningPlanetScale postgres = RunningPlanetScale.postgres();

    private static Path pscale;

    @TempDir
    Path home;

    /** Before anything is started for it. */
    @BeforeAll
    static void find() {
        pscale = ClientProgram.find("forkstack.pscale", "pscale")
                .orElseGet(() -> ClientProgram.notRun("pscale", "not on the PATH, and forkstack.pscale is unset"));
    }

    @Test
    void makesBranchesAndPasswords() throws Exception {
        Tool tool = tool(vitess);
        assertThat(tool.run("branch", "create", "shop", "alice", "--from", "main"))
                .contains("alice");
        vitess.client().await("/branches/alice", "ready", "true");
        assertThat(tool.run("branch", "show", "shop", "alice")).contains("alice");
        assertThat(tool.run("branch", "list", "shop")).contains("alice", "main");
        JsonNode made =
                Json.MAPPER.readTree(tool.run("password", "create", "shop", "alice", "mine", "--role", "admin"));
        assertThat(sql(PlanetScaleClient.mysql(made), "SELECT 1")).isEqualTo("1");
        assertThat(tool.run("password", "list", "shop", "alice")).contains("mine");
        tool.run("password", "delete", "shop", "alice", made.path("id").asText(), "--force");
        assertThat(tool.run("password", "list", "shop", "alice")).doesNotContain("mine");
        String backup = vitess.client().backup("main");
        assertThat(tool.run("backup", "list", "shop", "main")).contains(backup);
        tool.run("branch", "create", "shop", "whole", "--restore", backup);
        tool.run("branch", "delete", "shop", "alice", "--force");
        assertThat(tool.run("branch", "list", "shop")).contains("whole").doesNotContain("alice");
        assertThat(tool.run("size", "cluster", "list")).contains("PS_10");
    }

    @Test
    void makesPostgresBranchesAndRoles() throws Exception {
        Tool tool = tool(postgres);
        tool.run("branch", "create", "shop", "alice");
        postgres.client().await("/branches/alice", "ready", "true");
        assertThat(tool.run("branch", "show", "shop", "alice")).contains("alice");
        assertThat(tool.run("role", "create", "shop", "alice", "mine", "--inherited-roles", "postgres"))
                .contains("pscale_pw_");
        assertThat(tool.run("role", "list", "shop", "alice")).contains("mine");
        tool.run("branch", "delete", "shop", "alice", "--force");
        assertThat(tool.run("branch", "list", "shop")).doesNotContain("alice");
    }

    private Tool tool(RunningPlanetScale running) {
        String[] token = running.emulator().token().split(":", 2);
        Map<String, String> environment = Map.of(
                "PLANETSCALE_SERVICE_TOKEN_ID",
                token[0],
                "PLANETSCALE_SERVICE_TOKEN",
                token[1],
                "PSCALE_NO_UPDATE_NOTIFIER",
                "true",
                "PSCALE_DISABLE_DEV_WARNING",
                "true");
        return new Tool(new ClientProgram(pscale, home, environment), running.emulator());
    }

    private record Tool(ClientProgram program, PlanetScaleEmulator emulator) {

        String run(String... words) throws Exception {
            List<String> all = new ArrayList<>(List.of(words));
            all.addAll(List.of("--org", emulator.organization(), "--format", "json"));
            all.addAll(List.of("--api-url", emulator.api().resolve("/").toString()));
            return program.run(all.toArray(String[]::new));
        }
    }
}
