package dev.forkstack.bench;

import java.util.List;
import java.util.Locale;

/** The report for people, as a Markdown table. */
record TableReport(List<Row> rows) {

    @Override
    public String toString() {
        StringBuilder table = new StringBuilder();
        table.append("| row | ours | compared with | ratio | limit | verdict | load | notes |\n");
        table.append("|---|---|---|---|---|---|---|---|\n");
        for (Row row : rows) {
            table.append("| ")
                    .append(String.join(
                            " | ",
                            row.name(),
                            row.ours().map(TableReport::median).orElse("–"),
                            row.other()
                                    .map(other -> median(other) + " " + other.what())
                                    .orElse("–"),
                            row.ratio()
                                    .map(ratio -> String.format(Locale.ROOT, "%.2f×", ratio))
                                    .orElse("–"),
                            row.limitText().isEmpty() ? "–" : row.limitText(),
                            row.verdict(),
                            row.load(),
                            row.notes().replace('\n', ' ').replace("|", "\\|")))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String median(Samples samples) {
        return Row.text(samples.median(), samples.unit());
    }
}
