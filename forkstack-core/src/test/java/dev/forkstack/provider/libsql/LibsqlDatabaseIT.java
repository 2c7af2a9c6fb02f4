package dev.forkstack.provider.libsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.TursoEmulator;
import dev.forkstack.emulator.TursoOptions;
import dev.forkstack.http.ApiRequest;
import dev.forkstack.http.Json;
import dev.forkstack.http.JsonApi;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.Service;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import dev.forkstack.testing.RecordedProgress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The protocol against a server that is one's own clients' too. */
class LibsqlDatabaseIT {

    private static final Pacing QUICK =
            new Pacing(Duration.ofMillis(5), Duration.ofMillis(20), Duration.ofSeconds(2), Duration.ofSeconds(5));

    @TempDir
    Path directory;

    private TursoEmulator turso;
    private LibsqlDatabase database;

    @BeforeEach
    void start() {
        turso = TursoEmulator.start(TursoOptions.in(directory).withRequestsUntilReady(0));
        JsonApi api = new JsonApi(
                new Service("Turso", turso.api(), Set.of(), "-"),
                () -> new Secret(turso.token()),
                QUICK,
                new RecordedProgress());
        String[] databases = {"v1", "organizations", turso.organization(), "databases"};
        Json made = api.call(ApiRequest.post("create", databases)
                        .json(JsonNodeFactory.instance
                                .objectNode()
                                .put("name", "shop")
                                .put("group", turso.group())))
                .json();
        String token = api.call(ApiRequest.post(
                        "token", "v1", "organizations", turso.organization(), "databases", "shop", "auth", "tokens"))
                .json()
                .text("jwt");
        URI host = URI.create("http://" + made.text("database", "Hostname"));
        database = new LibsqlDatabase(
                api.with(new Service("database shop", host, Set.of(), "-"), () -> new Secret(token)), "database shop");
    }

    @AfterEach
    void stop() {
        turso.close();
    }

    @Test
    void readsRowsOfWhatATransactionWrote() {
        List<SqlResult> results = database.transaction(
                SqlStatement.of("CREATE TABLE t (a TEXT, b INTEGER, c REAL, d TEXT)"),
                SqlStatement.of("INSERT INTO t VALUES (?, 2, 2.5, NULL)", "it's; ünï"),
                SqlStatement.of("SELECT * FROM t"));

        assertThat(results.get(2).rows()).containsExactly(List.of("it's; ünï", "2", "2.5", ""));
        assertThat(database.query(SqlStatement.of("SELECT a FROM t")).get(0).rows())
                .containsExactly(List.of("it's; ünï"));
    }

    @Test
    void whatFailsInATransactionTakesTheRestBack() {
        ForkStackException failure = catchThrowableOfType(
                ForkStackException.class,
                () -> database.transaction(
                        SqlStatement.of("CREATE TABLE t (a TEXT NOT NULL)"),
                        SqlStatement.of("INSERT INTO t VALUES (NULL)")));

        assertThat(failure.kind()).isEqualTo(Kind.REJECTED);
        assertThat(failure.getMessage()).contains("NOT NULL");
        assertThat(database.query(SqlStatement.of("SELECT * FROM t")).get(0).lacksTable())
                .isTrue();
    }

    @Test
    void whatFailsInAQueryLeavesTheOthers() {
        List<SqlResult> results = database.query(SqlStatement.of("SELECT a FROM absent"), SqlStatement.of("SELECT 1"));

        assertThat(results.get(0).lacksTable()).isTrue();
        assertThat(catchThrowableOfType(
                        ForkStackException.class, () -> results.get(0).orThrow()))
                .hasMessageContaining("no such table");
        assertThat(results.get(1).orThrow().rows()).containsExactly(List.of("1"));
    }

    @Test
    void aQueryIsRepeatedAfterAFailureAndATransactionIsNot() {
        turso.traffic().fail(new Fault("POST", "/v2/pipeline$", 1, Fault.Kind.DROPPED_AFTER_EFFECT));
        assertThat(database.query(SqlStatement.of("SELECT 1"))).hasSize(1);

        turso.traffic().fail(new Fault("POST", "/v2/pipeline$", 1, Fault.Kind.DROPPED_AFTER_EFFECT));
        assertThat(catchThrowableOfType(
                                ForkStackException.class,
                                () -> database.transaction(SqlStatement.of("CREATE TABLE t (a TEXT)")))
                        .leavesOutcomeOpen())
                .isTrue();
    }

    @Test
    void anAnswerThatLacksWhatWasAskedForIsNoAnswer() {
        for (Fault.Kind kind : List.of(Fault.Kind.FIELDS_MISSING, Fault.Kind.NOT_JSON, Fault.Kind.GIANT_ANSWER)) {
            turso.traffic().fail(new Fault("POST", "/v2/pipeline$", 1, kind));
            assertThat(catchThrowableOfType(
                                    ForkStackException.class, () -> database.transaction(SqlStatement.of("SELECT 1")))
                            .kind())
                    .isEqualTo(Kind.MALFORMED_RESPONSE);
        }
    }
}
