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
            "\"schema\" (Vitess only: tables without their rows), \"empty\" (Postgres only: neither schema nor"
                    + " data), or \"backup\" (tables and rows of the source's latest successful backup, in minutes, on a"
                    + " billed cluster of its own)";

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
