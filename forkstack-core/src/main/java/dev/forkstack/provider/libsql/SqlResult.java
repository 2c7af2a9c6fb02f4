package dev.forkstack.provider.libsql;

import dev.forkstack.http.Json;
import dev.forkstack.http.Redaction;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.List;
import java.util.Optional;

/**
 * What came of one statement: rows of texts, or the database's complaint. Immutable.
 *
 * @param database for messages, such as {@code Turso database app-alice}
 * @param rows a null in a column is an empty text
 */
public record SqlResult(String database, List<List<String>> rows, Optional<String> complaint) {

    public SqlResult {
        rows = List.copyOf(rows);
    }

    static SqlResult rows(String database, Json result) {
        return new SqlResult(
                database, result.list("rows").stream().map(SqlResult::row).toList(), Optional.empty());
    }

    static SqlResult refused(String database, Json error) {
        String code = error.find("code").map(text -> " (" + text + ")").orElse("");
        return new SqlResult(database, List.of(), Optional.of(Redaction.of(error.text("message") + code)));
    }

    /** For an answer with fewer results than there were statements. */
    static ForkStackException missing(String database) {
        return new ForkStackException(
                Kind.MALFORMED_RESPONSE,
                "The " + database + " did not say of every statement what came of it.",
                "Run the command again; it goes on from what stands.");
    }

    private static List<String> row(Json row) {
        return row.list().stream().map(cell -> cell.find("value").orElse("")).toList();
    }

    /** Whether the table that was asked for is not there, which for a reader is the same as an empty one. */
    public boolean lacksTable() {
        return complaint.filter(text -> text.contains("no such table")).isPresent();
    }

    /** @throws ForkStackException {@code REJECTED} if the database did not run the statement */
    public SqlResult orThrow() {
        complaint.ifPresent(text -> {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "The " + database + " refused a statement: " + text + ".",
                    "See whether its reads or writes are blocked, then run the command again.");
        });
        return this;
    }

    @Override
    public String toString() {
        return database + ": " + complaint.orElse(rows.size() + " rows");
    }
}
