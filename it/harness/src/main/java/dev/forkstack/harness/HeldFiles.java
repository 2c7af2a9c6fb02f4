package dev.forkstack.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a user holds at one service in {@code FORKSTACK_HOME}: a file each, in a directory for each account. Immutable. */
record HeldFiles(Path directory, String account) {

    /** A line each, with who may read it. */
    List<String> things() throws IOException {
        List<String> things = new ArrayList<>();
        for (Path file : files()) {
            things.add("held " + directory.relativize(file) + " "
                    + PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        return things;
    }

    /** What is held for the thing with this number. */
    Optional<JsonNode> find(String id) throws IOException {
        Path file = directory.resolve(account).resolve(id + ".json");
        return Files.exists(file) ? Optional.of(new ObjectMapper().readTree(file.toFile())) : Optional.empty();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
