package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;

/** What a seed must not hold, refused before it is run. */
final class SeedRules {

    private SeedRules() {}

    /** @throws ForkStackException {@code REJECTED} if the statement is not one for the inside of one database */
    static void check(SqlStatement statement, String script) {
        if (statement.isAboutDatabases()) {
            refuse(statement, script, "it works on whole databases", "Write the dump with pg_dump and without -C");
        } else if (statement.changesEncoding()) {
            refuse(statement, script, "only UTF-8 is read", "Write the dump with: pg_dump -E UTF8");
        } else if (statement.changesQuoting()) {
            refuse(
                    statement,
                    script,
                    "backslashes in strings are ordinary here",
                    "Write the dump with PGOPTIONS='-c standard_conforming_strings=on'");
        } else if (statement.isPsqlCommand() && !statement.isHarmlessPsqlCommand()) {
            refuse(statement, script, "commands of psql are not run", "Write it as SQL");
        }
    }

    private static void refuse(SqlStatement statement, String script, String why, String remedy) {
        throw new ForkStackException(
                ForkStackException.Kind.REJECTED,
                script + ":" + statement.line() + ": \"" + statement.start() + "\" is refused: " + why + ".",
                remedy + ", then run the command again; nothing of this database was kept.");
    }
}
