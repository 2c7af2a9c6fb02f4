package dev.forkstack.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The report for programs, with every raw value. */
record JsonReport(List<Row> rows, Bench bench) {

    void write(Path file) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("taken", Instant.now().toString());
        report.put("machine", Machine.facts());
        report.put("rounds", bench.rounds());
        report.put("javaFlags", bench.makeVariable("FORKSTACK_MAVEN_OPTS"));
        report.put("rows", rows.stream().map(JsonReport::row).toList());
        Files.createDirectories(file.getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
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
