package dev.forkstack.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The library that counts calls and ends a process at one of them, built where it is used. */
record Shim(Path library) {

    /** Why no process can be ended at a call here; a reason, or a shim. */
    record Attempt(Shim shim, String whyNot) {}

    static Attempt build(Path source, Path directory) throws IOException, InterruptedException {
        if (!System.getProperty("os.name").equals("Linux")) {
            return new Attempt(
                    null, "LD_PRELOAD and these calls are Linux's, and this is " + System.getProperty("os.name"));
        }
        Path library = directory.resolve("libkillpoint.so").toAbsolutePath();
        Files.createDirectories(directory);
        Path log = directory.resolve("killpoint.log");
        try {
            Process compiler = new ProcessBuilder(List.of(
                            "cc", "-O1", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl"))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!compiler.waitFor(60, TimeUnit.SECONDS) || compiler.exitValue() != 0) {
                return new Attempt(null, "cc cannot build " + source + ": " + Files.readString(log));
            }
            return new Attempt(new Shim(library), "");
        } catch (IOException e) {
            return new Attempt(null, "there is no C compiler (" + e.getMessage() + "); install gcc and libc6-dev");
        }
    }
}
