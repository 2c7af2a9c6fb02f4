package dev.forkstack.harness;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was looked at and found. For one thread. */
final class CanaryReport {

    final List<String> goals = new ArrayList<>();
    final List<String> found = new ArrayList<>();
    int values;
    long looked;
    long outputBytes;
    long processes;
    long files;
    double seconds;

    void look(String goal, String place, List<String> names) {
        looked++;
        names.forEach(name -> found.add(goal + " | " + place + " | " + name));
    }

    String line() {
        return "canary: " + goals.size() + " goals, " + values + " values, " + looked + " places looked at ("
                + outputBytes / 1024 + " KB of output, " + processes + " processes' arguments and variables, " + files
                + " files), " + found.size() + " found, " + Math.round(seconds) + " s";
    }

    void write(Path file) throws IOException {
        Map<String, Object> json = new TreeMap<>();
        json.put("finished", Instant.now().toString());
        json.put("goals", goals);
        json.put("values", values);
        json.put("looked", looked);
        json.put("outputBytes", outputBytes);
        json.put("processes", processes);
        json.put("files", files);
        json.put("found", found);
        json.put("seconds", seconds);
        new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), json);
    }
}
