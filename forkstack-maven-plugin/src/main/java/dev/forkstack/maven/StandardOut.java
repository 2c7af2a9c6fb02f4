package dev.forkstack.maven;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** The standard output of the Maven that somebody runs, past everything that Maven makes of {@code System.out}. */
final class StandardOut {

    private StandardOut() {}

    /** UTF-8; never closed, because it is everybody's. */
    static PrintStream open() {
        // A daemon's own standard output is its log; System.out goes to whoever runs the client.
        return System.getProperty("mvnd.home") == null ? of(FileDescriptor.out) : System.out;
    }

    static PrintStream of(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
