package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SqlReaderTest {

    @Test
    void splitsAtSemicolonsAndLeavesOutWhatStandsBetween() throws IOException {
        assertThat(split("-- first\nSELECT 1;;\n\n /* and ; /* nested ; */ */ SELECT 2 ; SELECT 3"))
                .containsExactly("SELECT 1", "SELECT 2", "SELECT 3");
    }

    @Test
    void quotesMayHoldSemicolons() throws IOException {
        assertThat(split("SELECT 'a;''b', \"c;\"\"d\";SELECT E'it\\'s;', 'back\\';SELECT U&'\\0061;';"))
                .containsExactly("SELECT 'a;''b', \"c;\"\"d\"", "SELECT E'it\\'s;', 'back\\'", "SELECT U&'\\0061;'");
    }

    @Test
    void aLetterEBeforeAQuoteIsAStringWithBackslashesOnlyAsAWordOfItsOwn() throws IOException {
        assertThat(split("SELECT date'\\';SELECT e'\\';';")).containsExactly("SELECT date'\\'", "SELECT e'\\';'");
    }

    @Test
    void dollarQuotesMayHoldAnything() throws IOException {
        assertThat(split("DO $$ a; 'b $x$ $$; DO $b_1$ $$ ; $b_1$; SELECT $1; SELECT a$b;"))
                .containsExactly("DO $$ a; 'b $x$ $$", "DO $b_1$ $$ ; $b_1$", "SELECT $1", "SELECT a$b");
    }

    @Test
    void commentsInsideAStatementStayAndTheirSemicolonsDoNotEndIt() throws IOException {
        assertThat(split("SELECT 1 -- one; two\n + 2 /* ; */;SELECT 3"))
                .containsExactly("SELECT 1 -- one; two\n + 2 /* ; */", "SELECT 3");
    }

    @Test
    void theBodyOfAnSqlFunctionBelongsToItsStatement() throws IOException {
        String function =
                "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC\n SELECT CASE WHEN true THEN 1 END;\n"
                        + " SELECT 2; END";
        assertThat(split(function + "; SELECT 1;")).containsExactly(function, "SELECT 1");
        assertThat(split("BEGIN; SELECT 1; END;")).containsExactly("BEGIN", "SELECT 1", "END");
    }

    @Test
    void parenthesesKeepTheirSemicolons() throws IOException {
        assertThat(split("CREATE RULE r AS ON DELETE TO t DO (SELECT 1; SELECT 2); SELECT 3"))
                .containsExactly("CREATE RULE r AS ON DELETE TO t DO (SELECT 1; SELECT 2)", "SELECT 3");
    }

    @Test
    void commandsOfPsqlAreLines() throws IOException {
        assertThat(split("\\restrict a;b\nSELECT 1;\n\\unrestrict a;b\n"))
                .containsExactly("\\restrict a;b", "SELECT 1", "\\unrestrict a;b");
        assertThatThrownBy(() -> split("SELECT 1 \\gset x\n")).hasMessageContaining("line 1");
    }

    @Test
    void rowsOfACopyAreHandedOnAsTheyAre() throws IOException {
        String rows = "1\t\\\\.\n\\.x\n;'$$\n";
        SqlReader reader = reader("COPY t FROM stdin;\n" + rows + "\\.\n\nSELECT 1;");

        assertThat(reader.next().orElseThrow().isCopyFromStdin()).isTrue();
        assertThat(rows(reader)).isEqualTo(rows);
        assertThat(reader.next()).contains(new SqlStatement("SELECT 1", 7));
    }

    @Test
    void rowsEndWithTheFileOrBeforeACarriageReturn() throws IOException {
        SqlReader cut = reader("COPY t FROM stdin;\n1\n2");
        cut.next();
        assertThat(rows(cut)).isEqualTo("1\n2");

        SqlReader windows = reader("COPY t FROM stdin;\r\n1\r\n\\.\r\nSELECT 1;");
        windows.next();
        assertThat(rows(windows)).isEqualTo("1\r\n");
        assertThat(windows.next().orElseThrow().text()).isEqualTo("SELECT 1");
    }

    @Test
    void rowsLongerThanTheBufferStayWhole() throws IOException {
        String row = "x".repeat(200_000) + "\n";
        SqlReader reader = reader("COPY t FROM stdin;\n" + row + row + "\\.\n");
        reader.next();

        assertThat(rows(reader)).isEqualTo(row + row);
    }

    @Test
    void everyStatementKnowsItsLine() throws IOException {
        SqlReader reader = reader("\n-- c\nSELECT 'a\nb';\n  SELECT 2;");

        assertThat(reader.next().orElseThrow().line()).isEqualTo(3);
        assertThat(reader.next().orElseThrow().line()).isEqualTo(5);
    }

    @Test
    void aByteOrderMarkAndOtherScriptsAreRead() throws IOException {
        assertThat(split("\ufeffSELECT 'Zoë; 漢字';")).containsExactly("SELECT 'Zoë; 漢字'");
    }

    private static List<String> split(String script) throws IOException {
        SqlReader reader = reader(script);
        List<String> statements = new ArrayList<>();
        for (Optional<SqlStatement> next = reader.next(); next.isPresent(); next = reader.next()) {
            statements.add(next.get().text());
        }
        return statements;
    }

    private static SqlReader reader(String script) throws IOException {
        return new SqlReader(new ByteArrayInputStream(script.getBytes(StandardCharsets.UTF_8)));
    }

    private static String rows(SqlReader reader) throws IOException {
        ByteArrayOutputStream rows = new ByteArrayOutputStream();
        reader.copyRows(rows::write);
        return rows.toString(StandardCharsets.UTF_8);
    }
}
