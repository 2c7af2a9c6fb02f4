package dev.forkstack.server;

import dev.forkstack.file.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How the S3 server is started as a process. Immutable. */
record S3ServerStart(Path jar, Path directory, Path log) {

    /** All that the server may know of the environment it is started from, which holds other people's secrets. */
    private static final Set<String> KEPT =
            Set.of("PATH", "HOME", "TMPDIR", "TMP", "TEMP", "SystemRoot", "LD_LIBRARY_PATH");

    /** Small while idle; the heap grows only for a client that signs a large body whole, which is then held in memory. */
    private static final List<String> FLAGS = List.of(
            "-Xms16m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xss256k", "-Dfile.encoding=UTF-8");

    /** @param port 0 lets the system choose */
    Process run(int port) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Program.in(Path.of(System.getProperty("java.home"), "bin"), "java")
                .toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-jar", jar.toString(), directory.toString(), Integer.toString(port)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Program.nothing())
                .redirectOutput(log.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(key -> KEPT.stream().noneMatch(key::equalsIgnoreCase));
        // Java takes the encoding of file names from here, and keys hold every letter there is.
        environment.put("LC_ALL", "C.UTF-8");
        return builder.start();
    }
}
