package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.provider.seed.Seed;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedIT {

    @TempDir
    static Path home;

    @TempDir
    Path root;

    private static int projects;

    private LocalProject app;

    @AfterAll
    static void stop() {
        try (LocalProject any = new LocalProject(home, "any")) {
            any.server.down();
        }
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void aRealDumpIsLoadedWhole() throws Exception {
        try (InputStream dump = SeedIT.class.getResourceAsStream("pg_dump.sql")) {
            Files.copy(dump, root.resolve("dump.sql"));
        }
        project("dump.sql").makeDev();

        assertThat(app.run("dev", "SELECT md5(string_agg(c::text, '|' ORDER BY id)) FROM public.customers c"))
                .isEqualTo("44edc64ec82d66eea18345a986a32f06");
        assertThat(app.run("dev", "SELECT count(*) || ' ' || sum(total) FROM billing.orders"))
                .isEqualTo("50 1275.00");
        assertThat(app.run("dev", "SELECT public.total_of(1)")).isEqualTo("408.00");
        assertThat(app.run("dev", "SELECT count(*) FROM pg_extension WHERE extname IN ('pgcrypto', 'uuid-ossp')"))
                .isEqualTo("2");
        assertThat(app.run("dev", "SELECT tableowner FROM pg_tables WHERE tablename = 'orders'"))
                .isEqualTo(app.name.value());
        assertThat(app.progress.lines())
                .contains("note left out 17 statements of dump.sql that give something to roles which are not here")
                .contains("database " + app.name + "-dev: made from dump.sql");
    }

    @Test
    void filesOfADirectoryRunInTheOrderOfTheirNames() throws Exception {
        write("db/02-rows.sql", "INSERT INTO t VALUES (2);");
        write("db/01-table.sql", "CREATE TABLE t (n int);");
        write("db/readme.txt", "no SQL");
        project("db").makeDev();

        assertThat(app.run("dev", "SELECT n FROM t")).isEqualTo("2");
    }

    @Test
    void aFailureNamesFileLineAndStatementAndNothingRemains() throws Exception {
        write("seed.sql", "CREATE TABLE t (n int);\n\nINSERT INTO t\n VALUES ('x');\n");
        project("seed.sql");

        assertThatThrownBy(app::makeDev)
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining("seed.sql:3: \"INSERT INTO t VALUES ('x')\" failed")
                .hasMessageContaining("invalid input syntax for type integer");
        assertNothingRemains();
    }

    @Test
    void aBadRowOfACopyIsToldWithItsLine() throws Exception {
        write("seed.sql", "CREATE TABLE t (n int);\nCOPY t FROM stdin;\n1\nx\n\\.\n");
        project("seed.sql");

        assertThatThrownBy(app::makeDev).hasMessageContaining("seed.sql:2:").hasMessageContaining("COPY t, line 2");
        assertNothingRemains();
    }

    @Test
    void theSeedHasNoMoreRightsThanTheApplication() throws Exception {
        write("seed.sql", "COPY (SELECT 1) TO PROGRAM 'true';");
        project("seed.sql");

        assertThatThrownBy(app::makeDev).hasMessageContaining("permission denied");
        assertNothingRemains();
    }

    @Test
    void aDumpOfAWholeServerIsRefused() throws Exception {
        write("seed.sql", "CREATE TABLE t (n int);\n\\connect other\n");
        project("seed.sql");

        assertThatThrownBy(app::makeDev).hasMessageContaining("seed.sql:2: \"\\connect other\" is refused");
        assertNothingRemains();
    }

    @Test
    void anArchiveIsToldApartFromSql() throws Exception {
        write("seed.sql", "PGDMP\u0001\u000e");
        project("seed.sql");

        assertThatThrownBy(app::makeDev).hasMessageContaining("is an archive of pg_dump");
        assertNothingRemains();
    }

    @Test
    void aSeedThatIsNotThereIsToldWithItsSetting() throws Exception {
        project("nowhere.sql");

        assertThatThrownBy(app::makeDev)
                .isInstanceOf(ForkStackException.class)
                .hasFieldOrPropertyWithValue("kind", ForkStackException.Kind.CONFIGURATION)
                .hasMessageContaining("database.seed");
        assertNothingRemains();
    }

    @Test
    void statementsWithBracesAndQuestionMarksReachTheServerAsTheyStand() throws Exception {
        write("seed.sql", "CREATE TABLE t AS SELECT '{fn now()}'::text AS a, '{\"a\":1}'::jsonb ? 'a' AS b;");
        project("seed.sql").makeDev();

        assertThat(app.run("dev", "SELECT a || b FROM t")).isEqualTo("{fn now()}true");
    }

    private void assertNothingRemains() throws SQLException {
        assertThat(app.admin(
                        "postgres",
                        "SELECT string_agg(datname, ' ' ORDER BY 1) FROM pg_database WHERE datname LIKE '%" + app.name
                                + "-%'"))
                .isNull();
    }

    private LocalProject project(String seed) {
        app = new LocalProject(home, "app" + ++projects, Optional.of(new Seed(root, seed, "database.seed")));
        return app;
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
