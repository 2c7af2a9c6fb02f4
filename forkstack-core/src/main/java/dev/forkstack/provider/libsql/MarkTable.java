package dev.forkstack.provider.libsql;

import dev.forkstack.model.Mark;
import dev.forkstack.model.MarkJson;
import java.util.List;
import java.util.Optional;

/**
 * The table {@code _forkstack} of one row, which says whose the database is. A fork copies its source's; the id in it then
 * is another database's, and it counts for nothing. Immutable.
 *
 * @param id what every id of this very database begins with
 * @param isWhole whether that is all of it
 */
public record MarkTable(LibsqlDatabase database, String id, boolean isWhole) {

    private static final SqlStatement SELECT = SqlStatement.of("SELECT mark FROM _forkstack");
    private static final SqlStatement ONE = SqlStatement.of("SELECT 1");

    /** Of a database that its service has given an id. */
    public MarkTable(LibsqlDatabase database, String id) {
        this(database, id, true);
    }

    /** Empty if there is no row, or one that names another database. */
    public Optional<Mark> read() {
        return mark(database.query(SELECT).get(0));
    }

    /** As {@link #read}, after a query of an application's kind has been answered. */
    public Optional<Mark> prove() {
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
    public Optional<Mark> write(Optional<Mark> expected, Mark mark) {
        List<SqlResult> results = database.transaction(
                SqlStatement.of("CREATE TABLE IF NOT EXISTS _forkstack (mark TEXT NOT NULL)"),
                SqlStatement.of(
                        "DELETE FROM _forkstack WHERE mark = ? OR instr(mark, ?) = 0",
                        expected.map(MarkJson::write).orElse(""),
                        '"' + id + (isWhole ? "\"" : "")),
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
                .flatMap(row -> mark(row.get(0)).stream())
                .findFirst();
    }

    private Optional<Mark> mark(String text) {
        String resource = isWhole ? id : MarkJson.word(text, "resource");
        return resource.startsWith(id) ? MarkJson.read(text, resource) : Optional.empty();
    }
}
