package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SqlTextTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '|',
            delimiter = '#',
            value = {
                "|SELECT 1| # 1",
                "|SELECT 1; ;-- two\n| # 1",
                "|SELECT ';', \"a;b\", [c;d], `e;f` /* ; */ -- ;| # 1",
                "|SELECT 'it''s;'; SELECT 2| # 2",
                "| /* nothing */ ; | # 0",
                "|CREATE TRIGGER a AFTER INSERT ON t BEGIN SELECT CASE 1 WHEN 1 THEN 2 END; SELECT 3; END;| # 1",
                "|CREATE TEMP TRIGGER a AFTER INSERT ON t BEGIN SELECT 3; END; SELECT 4| # 2",
                "|CREATE TABLE trigger_ (a); SELECT 1| # 2"
            })
    void countsStatements(String sql, int count) {
        assertThat(SqlText.of(sql).statements()).isEqualTo(count);
    }

    @ParameterizedTest
    @CsvSource({
        "insert INTO t VALUES (1), INSERT",
        "WITH a AS (SELECT 1) DELETE FROM t, DELETE",
        "WITH a AS (DELETE) SELECT 1, SELECT"
    })
    void findsTheVerb(String sql, String verb) {
        assertThat(SqlText.of(sql).verb()).isEqualTo(verb);
    }

    @Test
    void numbersParametersAsSqliteDoes() {
        assertThat(SqlText.of("SELECT :a, ?, '?', @b, :a, ?6, $c -- ?").parameters())
                .containsExactly(
                        Optional.of(":a"),
                        Optional.empty(),
                        Optional.of("@b"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("?6"),
                        Optional.of("$c"));
    }

    @Test
    void readsLongTexts() {
        String sql = "SELECT '" + "x''".repeat(100_000) + "'";
        assertThat(SqlText.of(sql).statements()).isEqualTo(1);
    }
}
