package dev.forkstack.provider.sqlite;

import java.nio.file.Path;

/** A run in a process of its own, to be killed: forks {@code dev} into {@code alice}, and removes it again. */
final class KilledFork {

    private KilledFork() {}

    public static void main(String[] arguments) {
        SqliteProject project = new SqliteProject(Path.of(arguments[0]), "app");
        project.fork("warm");
        System.out.println("ready");
        while (true) {
            project.fork("alice");
            project.provider.delete(project.owned("alice"));
        }
    }
}
