package dev.forkstack.harness;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs verbs as processes under the shim. For one thread. */
final class VerbProcess implements Verbs {

    private static final int LIMIT_SECONDS = 120;

    private final Shim shim;
    private final Stand stand;
    private final Path scratch;
    private JavaCommand java = JavaCommand.plain();

    VerbProcess(Shim shim, Stand stand, Path scratch) {
        this.shim = shim;
        this.stand = stand;
        this.scratch = scratch.toAbsolutePath();
    }

    @Override
    public Run run(Injection injection, String... verb) throws IOException, InterruptedException {
        return run(List.of(), injection, process -> {}, verb);
    }

    /** @param prefix a program that runs the process, such as strace; it gets the shim's variables by {@code -E} */
    Run run(List<String> prefix, Injection injection, Consumer<Process> began, String... verb)
            throws IOException, InterruptedException {
        Files.createDirectories(scratch);
        Path points = scratch.resolve("points.txt");
        Path output = scratch.resolve("output.txt");
        Files.deleteIfExists(points);
        Map<String, String> variables = injection.variables(shim.library(), points);
        List<String> command = new ArrayList<>(prefix);
        if (!prefix.isEmpty()) {
            variables.forEach((key, value) -> command.addAll(List.of("-E", key + "=" + value)));
        }
        command.addAll(java.of(verb));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(stand.root().toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().clear();
        builder.environment().putAll(stand.environment());
        if (prefix.isEmpty()) {
            builder.environment().putAll(variables);
        }
        long begin = System.nanoTime();
        Process process = builder.start();
        began.accept(process);
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
            return new Run(-1, Point.read(points), "did not end within " + LIMIT_SECONDS + " s", LIMIT_SECONDS * 1000L);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        return new Run(process.exitValue(), Point.read(points), Files.readString(output), millis);
    }

    /** Keeps what a first run has loaded, so that each of the others starts in half the time. */
    VerbProcess sharingClasses(Path archive) throws IOException, InterruptedException {
        java = java.archivingTo(archive);
        run(Injection.NONE, "list");
        return withClasses(archive);
    }

    VerbProcess withClasses(Path archive) {
        java = JavaCommand.plain().withClasses(archive);
        return this;
    }

    /** The variables that a verb sees; nothing of the caller's that could change what it does. */
    static Map<String, String> environment(Path home) {
        Map<String, String> kept = new HashMap<>();
        for (String name : List.of("PATH", "HOME", "USER", "TMPDIR", "LANG")) {
            if (System.getenv(name) != null) {
                kept.put(name, System.getenv(name));
            }
        }
        kept.put("FORKSTACK_HOME", home.toString());
        return Map.copyOf(kept);
    }
}
