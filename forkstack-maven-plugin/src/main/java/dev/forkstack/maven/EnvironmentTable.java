package dev.forkstack.maven;

import dev.forkstack.ForkStack;
import dev.forkstack.model.Environment;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Environments as lines with columns that line up. */
record EnvironmentTable(ForkStack forkStack) {

    private static final List<String> HEADER =
            List.of("", "NAME", "SOURCE", "OWNER", "CREATED", "AGE", "STATE", "PROTECTED");
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    List<String> lines(List<Environment> environments) {
        if (environments.isEmpty()) {
            return List.of("There are no environments yet. Make one: make envs-new alice");
        }
        List<List<String>> rows = new ArrayList<>(List.of(HEADER));
        environments.forEach(environment -> rows.add(row(environment)));
        int[] widths = IntStream.range(0, HEADER.size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        widths[0] = 1; // the star's column, also where nothing is current
        List<String> lines =
                new ArrayList<>(rows.stream().map(row -> line(row, widths)).toList());
        String current = forkStack.current().value();
        if (environments.stream().noneMatch(environment -> environment.name().equals(current))) {
            lines.add("The current environment, " + current + ", is none of them.");
        }
        return lines;
    }

    private List<String> row(Environment environment) {
        boolean foreign = environment.state() == Environment.State.FOREIGN;
        return List.of(
                !foreign && environment.name().equals(forkStack.current().value()) ? "*" : "",
                environment.name(),
                environment.source().orElse("-"),
                environment.owner().orElse("-"),
                environment.created().map(CREATED::format).orElse("-"),
                environment.created().map(EnvironmentTable::age).orElse("-"),
                environment.state().name().toLowerCase(Locale.ROOT),
                !foreign && forkStack.isProtected(new EnvironmentName(environment.name())) ? "yes" : "");
    }

    private static String age(Instant created) {
        Duration age = Duration.between(created, Instant.now());
        if (age.toMinutes() < 120) {
            return age.toMinutes() < 1 ? "now" : age.toMinutes() + " min";
        }
        return age.toHours() < 48 ? age.toHours() + " h" : age.toDays() + " d";
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
