package dev.forkstack.provider.postgres;

import java.nio.file.Path;

/** A run in a process of its own, to be killed: forks {@code dev} of a project into {@code alice}. */
final class KilledRun {

    private KilledRun() {}

    public static void main(String[] args) {
        try (LocalProject project = new LocalProject(Path.of(args[0]), args[1])) {
            project.server.up();
            System.out.println("ready");
            project.fork("alice");
            System.out.println("done");
        }
    }
}
