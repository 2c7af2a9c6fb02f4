package dev.forkstack.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was run and found, for people and for programs. */
record KillReport(List<Tally> series, String audit, String notRun) {

    List<String> violations() {
        return series.stream()
                .flatMap(tally -> tally.violations.stream()
                        .map(violation -> tally.series + " | " + violation.point() + " | " + violation.what()))
                .toList();
    }

    void print(PrintStream out) {
        if (!notRun.isEmpty()) {
            out.println("kill harness: not run: " + notRun);
        }
        out.println("strace: " + audit);
        for (Tally tally : series) {
            out.println(tally.line());
            tally.notes.forEach(note -> out.println("  " + note));
            tally.violations.forEach(violation -> out.println("  ✗ " + violation.point() + " | " + violation.what()));
        }
    }

    void write(Path file) throws IOException {
        Map<String, Object> json = new TreeMap<>();
        json.put("finished", Instant.now().toString());
        json.put("java", System.getProperty("java.vendor") + " " + System.getProperty("java.version"));
        json.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        json.put("processors", Runtime.getRuntime().availableProcessors());
        json.put("strace", audit);
        json.put("notRun", notRun);
        json.put("series", series.stream().map(Tally::json).toList());
        Files.createDirectories(file.toAbsolutePath().getParent());
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), json);
    }
}
