package dev.forkstack.harness;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.ForkStackRuntimeException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Ends the first {@code new} of a project, which makes {@code dev} from a seed before it forks it. For one thread. */
final class FirstSeries {

    private static final String SEED = """
            CREATE TABLE public.note (id bigint NOT NULL, text text);
            COPY public.note (id, text) FROM stdin;
            1\tone
            2\ttwo
            3\tthree
            \\.
            """;

    private final Shim shim;
    private final Stand servers;
    private final Path directory;
    private final Path classes;

    FirstSeries(Shim shim, Stand servers, Path directory, Path classes) {
        this.shim = shim;
        this.servers = servers;
        this.directory = directory;
        this.classes = classes;
    }

    Tally run(int every) throws IOException, SQLException, InterruptedException {
        Tally none = new Tally("first", 0);
        oneRun(none, Injection.NONE);
        Tally tally = new Tally("first", none.unreached);
        boolean reached = true;
        for (long at = 1; reached || at <= tally.points; at += every) {
            reached = oneRun(tally, Injection.kill(at));
            Progress.tell(tally, at, tally.points);
        }
        return tally.finished();
    }

    private boolean oneRun(Tally tally, Injection injection) throws IOException, SQLException, InterruptedException {
        World start = World.of(servers);
        Stand stand = project("first" + injection.at());
        Run run = new VerbProcess(shim, stand, directory.resolve("run"))
                .withClasses(classes)
                .run(injection, "new", "victim");
        if (injection.at() == 0) {
            tally.unreached = run.points().size(); // as many points as there are to reach
        }
        tally.runs++;
        boolean reached = injection.at() > 0 && run.reached(injection);
        List<String> violations = new ArrayList<>();
        if (reached) {
            tally.ended(run.at(injection));
        } else if (injection.at() > 0) {
            tally.unreached++;
        }
        if (reached != run.killed()) {
            violations.add("the process ended with " + run.exit() + ": " + run.output());
        }
        try {
            servers.admin().awaitNobodyElse();
            violations.addAll(ofTheApplication(stand));
            stand.state("victim");
            stand.verb("new", "victim");
            for (String environment : List.of("dev", "victim")) {
                violations.addAll(rows(stand.database(environment)));
            }
            violations.addAll(World.of(servers).unfinished(start));
            stand.verb("delete", "victim");
        } catch (ForkStackException e) {
            violations.add("failed: " + e.getMessage());
        }
        tally.violated("first new " + (reached ? run.at(injection) : injection.at() + " (not reached)"), violations);
        try (Connection connection = servers.admin().session("postgres");
                var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS \"" + stand.database("dev") + "\" WITH (FORCE)");
        }
        return reached;
    }

    private Stand project(String name) throws IOException {
        Stand stand = new Stand(directory.resolve(name), servers.home(), name);
        Files.writeString(stand.root().resolve("seed.sql"), SEED);
        Files.writeString(
                stand.root().resolve("forkstack.toml"),
                "project = \"" + name + "\"\n[database]\nseed = \"seed.sql\"\n");
        return stand;
    }

    private static List<String> ofTheApplication(Stand stand) {
        try {
            String given = stand.environmentHere().name().value();
            return given.equals("victim") ? List.of() : List.of("the runtime gives values of " + given);
        } catch (ForkStackRuntimeException e) {
            return List.of();
        }
    }

    private List<String> rows(String database) throws SQLException {
        try (Connection connection = servers.admin().session(database)) {
            List<String> rows = Admin.column(connection, "SELECT string_agg(text, ',' ORDER BY id) FROM note");
            return rows.equals(List.of("one,two,three")) ? List.of() : List.of(database + " holds " + rows);
        }
    }
}
