package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The JDBC driver for libSQL over HTTP, unchanged: what works with it, and what whoever relies on it has to know. */
final class JdbcDriverTest {

    @RegisterExtension
    final RunningTurso turso = new RunningTurso();

    private TursoClient client;
    private String url;
    private Connection connection;

    @BeforeEach
    void connect() throws Exception {
        client = turso.client();
        client.create("shop");
        url = "jdbc:dbeaver:libsql:http://" + client.host("shop");
        connection = DriverManager.getConnection(url, "", client.token("shop"));
        run("CREATE TABLE item (id INTEGER PRIMARY KEY, name TEXT, price REAL)");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @Test
    void takesTheTokenAsPasswordWhateverTheUser() throws Exception {
        DriverManager.getConnection(url, "anybody", client.token("shop")).close();
        assertThatThrownBy(() -> DriverManager.getConnection(url, "", "wrong")).isInstanceOf(SQLException.class);
    }

    @Test
    void insertsAndReadsWithParameters() throws Exception {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO item (name, price) VALUES (?, ?)")) {
            insert.setString(1, "it's; tea");
            insert.setDouble(2, 2.5);
            assertThat(insert.executeLargeUpdate()).isEqualTo(1);
        }
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id, name, price FROM item WHERE price > ?")) {
            select.setInt(1, 2);
            ResultSet rows = select.executeQuery();
            assertThat(rows.next()).isTrue();
            assertThat(rows.getLong("id")).isEqualTo(1);
            assertThat(rows.getString("name")).isEqualTo("it's; tea");
            assertThat(rows.getDouble(3)).isEqualTo(2.5);
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void tellsTheServersError() {
        assertThatThrownBy(() -> run("SELECT * FROM absent"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no such table: absent");
    }

    @Test
    void hasNoTransactions() {
        assertThatThrownBy(() -> connection.setAutoCommit(false)).isInstanceOf(SQLFeatureNotSupportedException.class);
        assertThatThrownBy(() -> run("BEGIN")).hasMessageContaining("interactive transaction not allowed");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
