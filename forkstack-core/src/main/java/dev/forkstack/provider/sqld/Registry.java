package dev.forkstack.provider.sqld;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.MarkJson;
import dev.forkstack.provider.libsql.LibsqlDatabase;
import dev.forkstack.provider.libsql.SqlResult;
import dev.forkstack.provider.libsql.SqlStatement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Which namespaces were made or are being made, in a namespace of its own at the server: that lists none, and a file here
 * would be one that no colleague has. Nothing of it is believed before a look at what it names. Thread-safe.
 *
 * @param jwtKey of what is forked, which opens the record too
 */
record Registry(AdminApi admin, NamespacePlane plane, Supplier<Optional<String>> jwtKey) {

    static final String NAME = "forkstack-registry";

    private static final SqlStatement TABLE = SqlStatement.of(
            "CREATE TABLE IF NOT EXISTS forkstack_namespace (name TEXT PRIMARY KEY, mark TEXT NOT NULL)");

    /** What was written when the namespace was about to be made. */
    Optional<Mark> find(String namespace) {
        return read(of(namespace)).stream().findFirst();
    }

    private static SqlStatement of(String namespace) {
        return SqlStatement.of("SELECT mark FROM forkstack_namespace WHERE name = ?", namespace);
    }

    /** Every one that is recorded, of every project. */
    List<Mark> all() {
        return read(SqlStatement.of("SELECT mark FROM forkstack_namespace ORDER BY name"));
    }

    /**
     * Before a namespace is made, so that whoever is killed leaves none that nobody finds.
     *
     * @return what another run has written, which counts for nothing as long as the namespace is not there
     */
    Optional<Mark> claim(String namespace, Mark mark) {
        // In one transaction: of two that claim at once, the one that withdraws has to put back what the other wrote.
        SqlStatement[] statements = afterTable(of(namespace), recorded(namespace, mark));
        return marks(written(record -> record.transaction(statements)).get(1)).stream()
                .findFirst();
    }

    /** Takes a claim back, if it still stands, and puts in its place what stood there. */
    void withdraw(String namespace, Mark mark, Optional<Mark> before) {
        String ours = MarkJson.write(mark);
        write(before.map(other -> SqlStatement.of(
                        "UPDATE forkstack_namespace SET mark = ? WHERE name = ? AND mark = ?",
                        MarkJson.write(other),
                        namespace,
                        ours))
                .orElseGet(() -> SqlStatement.of(
                        "DELETE FROM forkstack_namespace WHERE name = ? AND mark = ?", namespace, ours)));
    }

    /**
     * Records what stands and is not recorded: it was taken over, or the record was lost. What is recorded under its name was
     * another's, which is gone: its own row tells whose it is.
     */
    void keep(String namespace, Mark mark) {
        write(recorded(namespace, mark));
    }

    private static SqlStatement recorded(String namespace, Mark mark) {
        return SqlStatement.of(
                "INSERT OR REPLACE INTO forkstack_namespace VALUES (?, ?)", namespace, MarkJson.write(mark));
    }

    /** After the namespace is gone; not what somebody has claimed since. */
    void remove(String namespace, String id) {
        write(SqlStatement.of(
                "DELETE FROM forkstack_namespace WHERE name = ? AND instr(mark, ?) > 0", namespace, '"' + id + '"'));
    }

    private List<Mark> read(SqlStatement select) {
        try {
            SqlResult result = asked(record -> record.query(select)).get(0);
            return result.lacksTable() ? List.of() : marks(result.orThrow());
        } catch (ForkStackException e) {
            // Who shows a token for another namespace is told so too.
            if (isAbsent(e) && admin.config(NAME).isEmpty()) {
                return List.of();
            }
            throw e;
        }
    }

    private static List<Mark> marks(SqlResult result) {
        return result.rows().stream().flatMap(row -> mark(row.get(0)).stream()).toList();
    }

    /** What is the same when it is done twice: a claim that was not taken back would make a stranger's namespace ours. */
    private void write(SqlStatement statement) {
        written(record -> record.repeatableTransaction(afterTable(statement)));
    }

    private static SqlStatement[] afterTable(SqlStatement... statements) {
        return Stream.concat(Stream.of(TABLE), Stream.of(statements)).toArray(SqlStatement[]::new);
    }

    /** What came of each statement; the record is made when the first is written. */
    private List<SqlResult> written(Function<LibsqlDatabase, List<SqlResult>> transaction) {
        try {
            return asked(transaction);
        } catch (ForkStackException e) {
            if (!isAbsent(e)) {
                throw e;
            }
            admin.create(NAME, jwtKey.get());
            return asked(transaction);
        }
    }

    private <T> T asked(Function<LibsqlDatabase, T> question) {
        try {
            return question.apply(plane.open(NAME));
        } catch (ForkStackException e) {
            if (e.kind() != Kind.UNAUTHORIZED) {
                throw e;
            }
            throw new ForkStackException(
                    e.kind(),
                    e.getMessage() + " It is what all projects at this server share, and it has the jwt_key of the"
                            + " production whose project made it.",
                    e.remedy() + " If production's own namespace takes what you have, give " + NAME
                            + " its jwt_key by the server's admin API; all projects have to have the same, or none.",
                    e);
        }
    }

    private static boolean isAbsent(ForkStackException failure) {
        return failure.kind() == Kind.NOT_FOUND && failure.getMessage().contains("`" + NAME + "`");
    }

    private static Optional<Mark> mark(String text) {
        return MarkJson.read(text, MarkJson.word(text, "resource"));
    }

    @Override
    public String toString() {
        return NamespacePlane.title(NAME);
    }
}
