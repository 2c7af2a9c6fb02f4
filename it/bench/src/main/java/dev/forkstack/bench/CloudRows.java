package dev.forkstack.bench;

import dev.forkstack.bench.CloudProject.Choice;
import dev.forkstack.emulator.NeonEmulator;
import dev.forkstack.emulator.NeonOptions;
import dev.forkstack.emulator.Traffic;
import dev.forkstack.emulator.TursoEmulator;
import dev.forkstack.emulator.TursoOptions;
import dev.forkstack.emulator.postgres.PostgresAccess;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Services that answer after 200 ms: what parts cost together and alone, and how many calls each verb makes. */
final class CloudRows implements RowGroup {

    private static final Duration FAR = Duration.ofMillis(200);
    private static final double MOST_TIMES = 1.2;
    private static final int ENVIRONMENTS = 100;
    private static final Choice BUCKET = new Choice("local-s3", Map.of());

    @Override
    public String name() {
        return "cloud";
    }

    @Override
    public List<Row> measure(Bench bench) throws Exception {
        Path home = bench.work().resolve("cloud-home");
        Path directory = SampleProject.withoutPom(bench, "cloud");
        LocalStack servers = LocalStack.up(bench, Installed.in(bench), home, directory, "bench");
        PostgresAccess postgres =
                new PostgresAccess("127.0.0.1", servers.port(), "forkstack_admin", servers.superuserPassword());
        NeonEmulator neon = bench.closing(NeonEmulator.start(
                NeonOptions.of(postgres)
                        .limits(1_000, 1_000)));
        TursoEmulator turso =
                bench.closing(TursoEmulator.start(TursoOptions.in(bench.work().resolve("turso"))));
        production(turso);
        CloudProject project = new CloudProject(
                bench.work().resolve("cloud-checkout"),
                home,
                Map.of("NEON_API_KEY", neon.apiKey(), "TURSO_API_TOKEN", turso.token()));
        Choice atNeon = new Choice(
                "neon", Map.of("project", neon.projectId(), "api", neon.api().toString()));
        Choice atTurso = new Choice(
                "turso",
                Map.of("organization", turso.organization(), "api", turso.api().toString()));
        project.create("base", BUCKET);
        List<Row> rows = new ArrayList<>(together(bench, project, neon, turso, atNeon, atTurso));
        rows.addAll(calls("Neon", neon.traffic(), project, atNeon, Least.NEON));
        rows.addAll(calls("Turso", turso.traffic(), project, atTurso, Least.TURSO));
        return rows;
    }

    private static List<Row> together(
            Bench bench, CloudProject project, NeonEmulator neon, TursoEmulator turso, Choice atNeon, Choice atTurso)
            throws Exception {
        neon.traffic().delay(FAR);
        turso.traffic().delay(FAR);
        Map<String, Samples> times = Rounds.ofSeconds()
                .step("Neon alone", round -> made(project, atNeon))
                .step("bucket alone", round -> made(project, BUCKET))
                .step("Neon and bucket", round -> made(project, atNeon, BUCKET))
                .step("Turso alone", round -> made(project, atTurso))
                .step("Turso and bucket", round -> made(project, atTurso, BUCKET))
                .step("Neon and Turso", round -> made(project, atNeon, atTurso))
                .run(1, bench.rounds());
        neon.traffic().delay(Duration.ZERO);
        turso.traffic().delay(Duration.ZERO);
        String note = "new, in this process, every answer after 200 ms; a bucket here alone "
                + Row.text(times.get("bucket alone").median(), Samples.Unit.SECONDS);
        return List.of(
                Row.ratio(
                        "new, database at Neon and bucket here",
                        times.get("Neon and bucket"),
                        times.get("Neon alone"),
                        MOST_TIMES,
                        note),
                Row.ratio(
                        "new, database at Turso and bucket here",
                        times.get("Turso and bucket"),
                        times.get("Turso alone"),
                        MOST_TIMES,
                        note),
                Row.ratio(
                        "new, databases at Neon and at Turso",
                        times.get("Neon and Turso"),
                        slower(times.get("Neon alone"), times.get("Turso alone")),
                        MOST_TIMES,
                        "two services at the same time, beside the slower of them"));
    }

    private static Samples slower(Samples one, Samples other) {
        return one.median() >= other.median() ? one : other;
    }

    private static double made(CloudProject project, Choice... choices) throws Exception {
        double seconds = Stopwatch.seconds(() -> project.create("measured", choices));
        project.delete("measured", choices);
        return seconds;
    }

    /** The least possible number of calls of each verb, and what they are. */
    private record Least(Map<String, Integer> calls, String ofNew) {

        static final Least NEON = new Least(
                Map.of("new", 8, "switch", 3, "delete", 2, "list", 1),
                "look, make, look whether its two operations have ended (2), new password, its operation, address, name");
        static final Least TURSO = new Least(
                Map.of("new", 4, "switch", 2, "delete", 2, "list", 1), "look, make, token, mark (which is the proof)");
    }

    private static List<Row> calls(String service, Traffic traffic, CloudProject project, Choice choice, Least least) {
        for (int i = 0; i < ENVIRONMENTS; i++) {
            project.create("env" + i, choice);
        }
        List<Row> rows = new ArrayList<>();
        rows.add(row(service, "new", count(traffic, () -> project.create("counted", choice)), least));
        project.switchTo("env1", choice);
        rows.add(row(service, "switch", count(traffic, () -> project.switchTo("counted", choice)), least));
        rows.add(row(service, "delete", count(traffic, () -> project.delete("counted", choice)), least));
        rows.add(row(service, "list", count(traffic, () -> project.list(choice)), least));
        return rows;
    }

    private static Row row(String service, String verb, int calls, Least least) {
        return Row.compared(
                "calls to " + service + ": " + verb,
                samples("calls", calls),
                samples("least possible", least.calls().get(verb)),
                ENVIRONMENTS + " environments stand" + (verb.equals("new") ? "; the least: " + least.ofNew() : ""));
    }

    private static Samples samples(String what, int calls) {
        return new Samples(what, Samples.Unit.CALLS, List.of((double) calls));
    }

    private static int count(Traffic traffic, Runnable verb) {
        traffic.forget();
        verb.run();
        return traffic.calls().size();
    }

    private static void production(TursoEmulator turso) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(turso.api() + "/v1/organizations/" + turso.organization() + "/databases"))
                .header("Authorization", "Bearer " + turso.token())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"name\":\"bench-prod\",\"group\":\"" + turso.group() + "\"}"))
                .build();
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
    }
}
