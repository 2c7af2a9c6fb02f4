package dev.forkstack.provider.turso;

import dev.forkstack.model.Mark;
import dev.forkstack.model.MarkJson;
import dev.forkstack.provider.libsql.LibsqlDatabase;
import dev.forkstack.provider.libsql.SqlResult;
import dev.forkstack.provider.libsql.SqlStatement;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code _forkstack} of one row, which says whose the database is. A fork copies its source's; the id in it then
 * is another database's, and it counts for nothing. Immutable.
 *
 * @param id the database's own
 */
record MarkTable(LibsqlDatabase database, String id) {

    private static final SqlStatement SELECT = SqlStatement.of("SELECT mark FROM _forkstack");
    private static final SqlStatement ONE = SqlStatement.of("SELECT 1");

    /** Empty if there is no row, or one that names another database. */
    Optional<Mark> read() {
        return mark(database.query(SELECT).get(0));
    }

    /** As {@link #read}, after a query of an application's kind has been answered. */
    Optional<Mark> prove() {
        List<SqlResult> results = database.query(ONE, SELECT);
        results.get(0).orThrow();
        return mark(results.get(1));
    }

    /**
     * Writes the mark if nobody has written one of this database since the expected one was read; what was copied from the
     * source counts for nothing. Doing it twice is the same as once.
     *
     * @return what stands there afterwards
     */
    Optional<Mark> write(Optional<Mark> expected, Mark mark) {
        List<SqlResult> results = database.transaction(
                SqlStatement.of("CREATE TABLE IF NOT EXISTS _forkstack (mark TEXT NOT NULL)"),
                SqlStatement.of(
                        "DELETE FROM _forkstack WHERE mark = ? OR instr(mark, ?) = 0",
                        expected.map(MarkJson::write).orElse(""),
                        '"' + id + '"'),
                SqlStatement.of(
                        "INSERT INTO _forkstack (mark) SELECT ? WHERE NOT EXISTS (SELECT 1 FROM _forkstack)",
                        MarkJson.write(mark)),
                SELECT);
        return mark(results.get(results.size() - 1));
    }

    private Optional<Mark> mark(SqlResult result) {
        if (result.lacksTable()) {
            return Optional.empty();
        }
        return result.orThrow().rows().stream()
                .filter(row -> !row.isEmpty())
                .flatMap(row -> MarkJson.read(row.get(0), id).stream())
                .findFirst();
    }
}
