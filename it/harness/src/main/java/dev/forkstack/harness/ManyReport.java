package dev.forkstack.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was run and found, for people and for programs. */
record ManyReport(List<Encounter> encounters, int size) {

    List<String> violations() {
        return encounters.stream()
                .flatMap(encounter -> encounter.violations.stream().map(what -> encounter.series + " | " + what))
                .toList();
    }

    void write(Path file) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("finished", Instant.now().toString());
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("processes", size);
        json.put("series", encounters.stream().map(Encounter::json).toList());
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), json);
    }
}
