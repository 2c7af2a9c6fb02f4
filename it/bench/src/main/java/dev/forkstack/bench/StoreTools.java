package dev.forkstack.bench;

import dev.forkstack.bench.bare.BareStore;
import dev.forkstack.emulator.StoreAccess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What others copy, list and remove with, as {@code make bench-tools} installs it, logged in at one store. Immutable. */
record StoreTools(Bench bench, StoreAccess store) {

    /** The program with these arguments, where it is installed. */
    MeasuredProgram aws(String name, String... arguments) {
        return program(name, "aws", Stream.of("--endpoint-url", store.endpoint().toString()), arguments);
    }

    MeasuredProgram s5cmd(String name, String... arguments) {
        return program(
                name,
                "s5cmd",
                // It would try again for minutes, and say nothing of it.
                Stream.of("--endpoint-url", store.endpoint().toString(), "--retry-count", "0", "--log", "error"),
                arguments);
    }

    /** rclone, which calls the store {@code store:}. */
    MeasuredProgram rclone(String name, String... arguments) throws IOException {
        Path config = bench.work().resolve("rclone.conf");
        Files.writeString(
                config,
                String.join(
                                "\n",
                                "[store]",
                                "type = s3",
                                "provider = Other",
                                "env_auth = true",
                                "endpoint = " + store.endpoint(),
                                "region = " + StoreAccess.REGION)
                        + "\n");
        return program(name, "rclone", Stream.of("--config", config.toString()), arguments);
    }

    private MeasuredProgram program(String name, String program, Stream<String> options, String... arguments) {
        List<String> command = Stream.of(Stream.of(find(program)), options, Arrays.stream(arguments))
                .flatMap(words -> words)
                .toList();
        return new MeasuredProgram(name, command, store.environment());
    }

    /** What we have for the same, from the plugin's own jar and with the flags that the plugin gets, or these beside them. */
    MeasuredProgram ours(Installed installed, List<String> javaFlags, String... arguments) throws Exception {
        installed.shell(bench.work(), bench.work().resolve("home")).output(installed.goal("help")); // fetches the jar
        List<String> command = Stream.of(
                        Stream.of(Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()),
                        Arrays.stream(installed.javaFlags().split(" ")),
                        javaFlags.stream(),
                        Stream.of(
                                "-cp",
                                System.getProperty("forkstack.bench.classes") + File.pathSeparator + installed.jar(),
                                BareStore.class.getName()),
                        Arrays.stream(arguments))
                .flatMap(words -> words)
                .toList();
        return new MeasuredProgram(Contest.OURS, command, store.environment());
    }

    private String find(String program) {
        return Stream.concat(
                        Stream.of(bench.checkout().resolve("target/bench/tools/bin")),
                        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                                .map(Path::of))
                .map(directory -> directory.resolve(program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElseThrow(() -> new NotMeasured("no " + program + " (make bench-tools)"));
    }
}
