package dev.forkstack.provider.staged;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forkstack.runtime.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whose a mark is that has lost its bucket, so that no id is left to compare it with. */
final class MarkFile {

    private MarkFile() {}

    static boolean isOf(ProjectName project, Path file) {
        try {
            String named = new ObjectMapper()
                    .readTree(Files.readString(file))
                    .path("project")
                    .asText();
            return project.value().equals(named);
        } catch (IOException e) {
            return false;
        }
    }
}
