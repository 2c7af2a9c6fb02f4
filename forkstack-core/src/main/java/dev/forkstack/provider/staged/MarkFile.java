package dev.forkstack.provider.staged;

import dev.forkstack.model.MarkJson;
import dev.forkstack.runtime.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whose a mark is that has lost its resource, so that no id is left to compare it with. */
final class MarkFile {

    private MarkFile() {}

    static boolean isOf(ProjectName project, Path file) {
        try {
            return project.value().equals(MarkJson.word(Files.readString(file), "project"));
        } catch (IOException e) {
            return false;
        }
    }
}
