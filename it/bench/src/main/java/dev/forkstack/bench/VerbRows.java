package dev.forkstack.bench;

import dev.forkstack.model.ResourceKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code new} and {@code switch} with warm servers, beside a bare program that makes the same calls. */
final class VerbRows implements RowGroup {

    private static final double MOST_TIMES = 1.25;
    private static final int OBJECTS = 100;
    private static final String BARE = "bare program";
    private static final String NOOP = "plugin without dependencies";
    private static final String JVM = "java -version";

    @Override
    public String name() {
        return "new";
    }

    @Override
    public List<Row> measure(Bench bench) throws Exception {
        Installed installed = Installed.in(bench);
        Path home = bench.work().resolve("home");
        Path project = SampleProject.withPom(bench, "shop");
        LocalStack stack = LocalStack.up(bench, installed, home, project, "shop");
        Shell shell = installed.shell(project, home);
        shell.output(installed.goal("new", "-Denv=first"));
        shell.output(installed.goal("new", "-Denv=second"));
        SampleObjects.fill(stack.connect(ResourceKind.BUCKET, "dev"), OBJECTS);
        Bare bare = new Bare(installed, home, project);
        return List.of(
                row(
                        "new",
                        bench,
                        shell,
                        installed,
                        round -> "ours" + (round + 10),
                        bare,
                        round -> "bare" + (round + 10)),
                row(
                        "switch",
                        bench,
                        shell,
                        installed,
                        round -> round % 2 == 0 ? "first" : "second",
                        bare,
                        round -> round % 2 == 0 ? "first" : "second"));
    }

    @FunctionalInterface
    private interface Names {
        String of(int round);
    }

    private static Row row(
            String verb, Bench bench, Shell shell, Installed installed, Names ours, Bare bare, Names theirs)
            throws Exception {
        Map<String, Samples> times = Rounds.ofSeconds()
                .step(verb, round -> shell.time(installed.goal(verb, "-Denv=" + ours.of(round))))
                .step(BARE, round -> shell.time(bare.command(verb, theirs.of(round))))
                .step(NOOP, round -> shell.time(installed.noop()))
                .step(JVM, round -> shell.time(bare.emptyCommand()))
                .run(1, bench.rounds());
        Samples sum = times.get(BARE).plus(times.get(NOOP), BARE + " + " + NOOP);
        Samples strict = sum.minus(times.get(JVM), "the same, the JVM's own start counted once");
        Samples cpu = times.get(Rounds.cpu(verb));
        Samples cpuSum = times.get(Rounds.cpu(BARE)).plus(times.get(Rounds.cpu(NOOP)), Rounds.cpu(sum.what()));
        return Row.ratio(
                        verb + ", warm servers",
                        times.get(verb),
                        sum,
                        MOST_TIMES,
                        String.format(
                                Locale.ROOT,
                                "bare %.3f s, no-op %.3f s; with the start of the JVM counted once %.2f×;"
                                        + " processor time %.2f s : %.2f s = %.2f×",
                                times.get(BARE).median(),
                                times.get(NOOP).median(),
                                times.get(verb).median() / strict.median(),
                                cpu.median(),
                                cpuSum.median(),
                                cpu.median() / cpuSum.median()))
                .beside(times.get(BARE), times.get(NOOP), times.get(JVM), cpu, cpuSum);
    }

    /** How the bare program is run: the plugin's own jar has the libraries, and Java gets the same flags. */
    private record Bare(Installed installed, Path home, Path project) {

        List<String> command(String verb, String env) {
            List<String> command = java();
            command.addAll(List.of(
                    "-cp",
                    System.getProperty("forkstack.bench.classes") + java.io.File.pathSeparator + installed.jar(),
                    "dev.forkstack.bench.bare.Bare",
                    verb,
                    home.toString(),
                    project.toString(),
                    "shop",
                    env));
            return command;
        }

        List<String> emptyCommand() {
            List<String> command = java();
            command.add("-version");
            return command;
        }

        private List<String> java() {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(installed.javaFlags().split(" ")));
            return command;
        }
    }
}
