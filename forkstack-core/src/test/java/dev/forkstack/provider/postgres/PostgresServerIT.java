package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Resource;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Disconnect;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.TestedProject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a server that others use is asked for, and who is in a source. */
class PostgresServerIT extends TeamStage {

    @Test
    void aSourceInUseIsRefusedNamingWhoIsConnected() throws SQLException {
        try (Connection one = session("billing");
                Connection two = session("billing")) {
            ForkStackException refusal = refusal(Disconnect.NOT_ASKED);

            assertThat(refusal.kind()).isEqualTo(ForkStackException.Kind.REJECTED);
            assertThat(refusal)
                    .hasMessageContaining("Database " + live + " is in use")
                    .hasMessageContaining("2 sessions of billing as " + live + " from 127.0.0.1, since 2");
            assertThat(refusal.remedy()).contains("-Dforkstack.disconnect").contains("FROM=NAME");
            assertThat(one.isValid(5)).isTrue();
            assertThat(two.isValid(5)).isTrue();
        }
        assertThat(app.find("alice")).isEmpty();
        assertThat(server.admin("SELECT count(*) FROM pg_roles WHERE rolname LIKE '%" + app.name + "-%'"))
                .isEqualTo("0");
    }

    @Test
    void theSessionsOfASourceAreEndedWhenThatIsAskedForAndNeverOfAProtectedOne() throws SQLException {
        try (Connection one = session("billing")) {
            ForkStackException refusal = refusal(Disconnect.NEVER);
            assertThat(refusal).hasMessageContaining("1 session of billing");
            assertThat(refusal.remedy()).contains("protected").doesNotContain("-Dforkstack.disconnect");
            assertThat(one.isValid(5)).isTrue();

            make("alice", Disconnect.ASKED);
            assertThat(one.isValid(5)).isFalse();
        }
        assertThat(told()).contains("note ended 1 session of " + live + " so that it could be forked");
    }

    @Test
    void whoCannotBeDisconnectedIsToldWithTheRightThatIsMissing() throws SQLException {
        try (Connection superusers = server.superuser().connect(live, Map.of())) {
            assertThat(refusal(Disconnect.NOT_ASKED)).hasMessageContaining("pg_read_all_stats");
            ForkStackException refusal = refusal(Disconnect.ASKED);
            assertThat(refusal.kind()).isEqualTo(ForkStackException.Kind.UNAUTHORIZED);
            assertThat(refusal.remedy()).contains("GRANT pg_signal_backend TO \"" + TeamServer.ADMIN + "\"");
            assertThat(superusers.isValid(5)).isTrue();
        }
    }

    @Test
    void aSessionThatIsJustEndingIsWaitedFor() throws Exception {
        Connection ending = session("billing");
        Thread end = new Thread(() -> {
            try {
                Thread.sleep(300);
                ending.close();
            } catch (InterruptedException | SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        end.start();
        fork("alice");
        end.join();
        assertThat(told()).noneMatch(line -> line.contains("ended"));
    }

    @Test
    void aRightThatIsMissingIsNamedWithTheStatementThatGivesIt() {
        String weak = "weak_" + app.name;
        server.admin("CREATE ROLE " + weak + " LOGIN PASSWORD '" + TeamServer.PASSWORD + "'");
        try (TestedProject theirs = new TestedProject(app.name, open(app.name, weak))) {
            Resource source = theirs.find("prod").orElseThrow();
            assertThatThrownBy(() -> theirs.fork(source, "alice"))
                    .hasMessageContaining("3 problems")
                    .hasMessageContaining("copy database " + live + ", which belongs to " + live)
                    .extracting(thrown -> ((ForkStackException) thrown).remedy())
                    .asString()
                    .contains("ALTER ROLE \"" + weak + "\" CREATEDB;")
                    .contains("ALTER ROLE \"" + weak + "\" CREATEROLE;")
                    .contains("GRANT \"" + live + "\" TO \"" + weak + "\";");
            assertThat(((Diagnosable) theirs.provider).diagnose())
                    .filteredOn(found -> found.level() == Finding.Level.PROBLEM)
                    .hasSize(3);
        }
    }

    @Test
    void theServersNumberThatNobodyMayAskForIsAMissingRight() {
        server.admin("REVOKE EXECUTE ON FUNCTION pg_control_system() FROM PUBLIC");
        try {
            assertThatThrownBy(() -> app.find("alice"))
                    .hasMessageContaining("permission denied for function pg_control_system")
                    .hasFieldOrPropertyWithValue("kind", ForkStackException.Kind.UNAUTHORIZED);
        } finally {
            server.admin("GRANT EXECUTE ON FUNCTION pg_control_system() TO PUBLIC");
        }
    }

    @Test
    void doctorTellsTheServerTheRightsAndWhoIsInTheSource() throws SQLException {
        server.admin("REVOKE CONNECT ON DATABASE " + live + " FROM PUBLIC");
        Diagnosable doctor = (Diagnosable) app.provider;
        assertThat(doctor.diagnose())
                .allMatch(found -> found.level() == Finding.Level.OK)
                .extracting(Finding::fact)
                .anyMatch(fact -> fact.contains(" answers on " + server.address + " as " + TeamServer.ADMIN))
                .contains(TeamServer.ADMIN + " may make databases and roles")
                .contains("database " + live + " can be forked: nobody is connected to it");
        try (Connection one = session("billing")) {
            assertThat(one.isValid(5)).isTrue();
            assertThat(doctor.diagnose())
                    .filteredOn(found -> found.level() == Finding.Level.WARNING)
                    .singleElement()
                    .extracting(Finding::fact)
                    .asString()
                    .contains("cannot be forked now: 1 session of billing");
        }
        try (ResourceProvider stranger = open(app.name, "nobody")) {
            assertThat(((Diagnosable) stranger).diagnose())
                    .singleElement()
                    .matches(found -> found.level() == Finding.Level.PROBLEM
                            && found.remedy().contains("PGPASSWORD"));
        }
    }

    @Test
    void aPoolerInBetweenIsFoundOut() throws Exception {
        try (LookAlikePooler pooler = new LookAlikePooler(server.address.port());
                ResourceProvider provider = server.open(
                        app.name,
                        "mine",
                        Map.of("url", "postgresql://127.0.0.1:" + pooler.port() + "/postgres", "prod", live))) {
            assertThatThrownBy(provider::list)
                    .isInstanceOf(ForkStackException.class)
                    .hasMessageContaining("127.0.0.1:" + pooler.port() + " is behind a pooler");
        }
    }
}
