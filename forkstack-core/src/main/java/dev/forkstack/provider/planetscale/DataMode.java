package dev.forkstack.provider.planetscale;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a branch is made with: nobody gets rows, or none, without having said so. */
enum DataMode {
    /** The tables of the source without their rows: what Vitess makes of a branch. */
    SCHEMA,
    /** Everything that the source's latest successful backup has. */
    BACKUP,
    /** Nothing at all: what Postgres makes of a branch. */
    EMPTY;

    /** For messages: what each means. */
    static final String MEANING =
            "\"schema\" for the tables without their rows (Vitess only), \"backup\" for tables and"
                    + " rows as the latest successful backup of the source has them (restored in minutes, on a billed cluster of"
                    + " its own), or \"empty\" (Postgres only: without a backup a branch there has neither schema nor data)";

    static Optional<DataMode> parse(String text) {
        return Arrays.stream(values())
                .filter(mode -> mode.toString().equals(text))
                .findFirst();
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
