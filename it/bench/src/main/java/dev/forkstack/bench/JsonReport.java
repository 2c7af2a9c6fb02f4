package dev.forkstack.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report for programs, with every raw value. What was measured of some groups replaces those groups' rows only. */
record JsonReport(Path file) {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    void put(String group, List<Row> rows, Bench bench) throws IOException {
        ObjectNode report =
                Files.exists(file) ? (ObjectNode) MAPPER.readTree(file.toFile()) : MAPPER.createObjectNode();
        Map<String, Object> measured = new LinkedHashMap<>();
        measured.put("taken", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        measured.put("rounds", bench.rounds());
        measured.put("javaFlags", bench.makeVariable("FORKSTACK_MAVEN_OPTS"));
        measured.put("machine", Machine.facts());
        measured.put("rows", rows.stream().map(JsonReport::row).toList());
        report.set(group, MAPPER.<JsonNode>valueToTree(measured));
        Files.createDirectories(file.getParent());
        MAPPER.writeValue(file.toFile(), report);
    }

    private static Map<String, Object> row(Row row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("row", row.name());
        json.put("ours", samples(row.ours()));
        json.put("comparedWith", samples(row.other()));
        json.put("ratio", row.ratio().orElse(null));
        json.put("limit", row.limit().orElse(null));
        json.put("verdict", row.verdict());
        json.put("load", row.load());
        json.put("notes", row.notes());
        json.put(
                "beside",
                row.beside().stream().map(Optional::of).map(JsonReport::samples).toList());
        return json;
    }

    private static Map<String, Object> samples(Optional<Samples> samples) {
        return samples.map(found -> {
                    Map<String, Object> json = new LinkedHashMap<>();
                    json.put("what", found.what());
                    json.put("unit", found.unit().symbol());
                    json.put("median", found.median());
                    json.put("raw", found.values());
                    return json;
                })
                .orElse(null);
    }
}
