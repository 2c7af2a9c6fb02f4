package dev.forkstack.maven;

import java.io.FileDescriptor;
import java.io.PrintStream;
import org.apache.maven.plugin.logging.SystemStreamLog;

/** Lines on standard error, whatever Maven is told to print. Thread-safe. */
final class StandardErrorLog extends SystemStreamLog {

    private final PrintStream err = StandardOut.of(FileDescriptor.err);

    @Override
    public void info(CharSequence line) {
        print(line);
    }

    @Override
    public void warn(CharSequence line) {
        print(line);
    }

    @Override
    public void error(CharSequence line) {
        print(line);
    }

    private void print(CharSequence line) {
        err.println(line);
        err.flush();
    }
}
