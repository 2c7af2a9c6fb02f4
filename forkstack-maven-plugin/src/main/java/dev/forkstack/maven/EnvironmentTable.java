package dev.forkstack.maven;

import dev.forkstack.model.Environment;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Environments as lines with columns that line up. */
record EnvironmentTable(ListedOutcome listed) {

    private static final List<String> HEADER =
            List.of("", "NAME", "SOURCE", "OWNER", "CREATED", "AGE", "STATE", "PROTECTED");
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    List<String> lines() {
        if (listed.environments().isEmpty()) {
            return List.of("There are no environments yet. Make one: make envs-new alice");
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(with(HEADER, "SIZE"));
        listed.environments().forEach(environment -> rows.add(row(environment)));
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        widths[0] = 1; // the star's column, also where nothing is current
        List<String> lines =
                new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
        String current = listed.current().value();
        if (listed.environments().stream()
                .noneMatch(environment -> environment.name().equals(current))) {
            lines.add("The current environment, " + current + ", is none of them.");
        }
        return lines;
    }

    private List<String> row(Environment environment) {
        List<String> row = List.of(
                listed.isCurrent(environment) ? "*" : "",
                environment.name(),
                environment.source().orElse("-"),
                environment.owner().orElse("-"),
                environment.created().map(CREATED::format).orElse("-"),
                environment.created().map(Ages::of).orElse("-"),
                environment.state().name().toLowerCase(Locale.ROOT),
                listed.isProtected(environment) ? "yes" : listed.isTemplate(environment) ? "template" : "");
        return with(
                row,
                listed.sizes().map(sizes -> new Sizes(sizes).of(environment)).orElse(""));
    }

    /** Where somebody asked for sizes, with one column more. */
    private List<String> with(List<String> row, String size) {
        List<String> all = new ArrayList<>(row);
        if (listed.sizes().isPresent()) {
            all.add(size);
        }
        return all;
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(Printable.of(row.get(column)))
                    .append(" ".repeat(widths[column] - row.get(column).length() + (column == 0 ? 1 : 2)));
        }
        return line.toString().stripTrailing();
    }
}
