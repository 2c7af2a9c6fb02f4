package dev.forkstack.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Verbs in processes of their own that all begin at the same moment. For one thread. */
final class Crowd {

    private static final int LIMIT_SECONDS = 300;

    /**
     * One of them.
     *
     * @param prefix a program that runs the process, such as one that makes it another user's
     */
    record Member(List<String> prefix, Path root, Map<String, String> environment, String verb, String name) {

        static Member of(Stand stand, String verb, String name) {
            return new Member(List.of(), stand.root(), stand.environment(), verb, name);
        }
    }

    private final Path scratch;
    private final JavaCommand java;

    Crowd(Path scratch, JavaCommand java) {
        this.scratch = scratch.toAbsolutePath();
        this.java = java.and(Gate.FLAG);
    }

    /** One that does it again and again: what a moment decides is met more often so. */
    Crowd repeating(int times) {
        return new Crowd(scratch, java.and("-Dforkstack.harness.times=" + times));
    }

    /** In the order of the members; returns once all have ended. */
    List<Run> run(List<Member> members) throws IOException, InterruptedException {
        return run(members, List.of(), 0);
    }

    /**
     * As above.
     *
     * @param victims who gets SIGKILL on the way, by their places in the list
     * @param millis how long after the beginning
     */
    List<Run> run(List<Member> members, List<Integer> victims, long millis) throws IOException, InterruptedException {
        List<Process> processes = new ArrayList<>();
        try {
            for (Member member : members) {
                processes.add(start(member, output(processes.size())));
            }
            for (int i = 0; i < members.size(); i++) {
                awaitReady(processes.get(i), output(i));
            }
            long begin = System.nanoTime();
            for (Process process : processes) {
                process.getOutputStream().write('\n');
                process.getOutputStream().flush();
            }
            Thread.sleep(millis);
            victims.forEach(victim -> processes.get(victim).destroyForcibly());
            List<Run> runs = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                runs.add(ended(processes.get(i), output(i), begin));
            }
            return runs;
        } finally {
            processes.forEach(Process::destroyForcibly);
        }
    }

    private Process start(Member member, Path output) throws IOException {
        Files.createDirectories(scratch);
        List<String> command = new ArrayList<>(member.prefix());
        command.addAll(java.of(member.verb(), member.name()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(member.root().toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(member.environment());
        return builder.start();
    }

    private static void awaitReady(Process process, Path output) throws IOException, InterruptedException {
        while (!Files.readString(output).contains(Gate.READY)) {
            if (!process.isAlive()) {
                throw new IllegalStateException("ended before the others began: " + Files.readString(output));
            }
            Thread.sleep(10);
        }
    }

    private static Run ended(Process process, Path output, long begin) throws IOException, InterruptedException {
        boolean ended = process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS);
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        String text = Files.readString(output).replace(Gate.READY + "\n", "");
        return ended
                ? new Run(process.exitValue(), List.of(), text, millis)
                : new Run(-1, List.of(), "did not end within " + LIMIT_SECONDS + " s: " + text, millis);
    }

    private Path output(int number) {
        return scratch.resolve("output-" + number + ".txt");
    }
}
