package dev.forkstack.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TomlLinesTest {

    @Test
    void everyKeyHasTheLineThatItStandsIn() {
        TomlLines lines =
                TomlLines.of("# a comment\nproject = \"a = b\"\r\nbucket.bucketSuffix = 'x'\n\n[database] # neon\n"
                        + "  provider = \"neon\"\n\"project\" = \"p\"\n[databases . audit]\nseed=\"db\"\n[bucket]\n");

        assertThat(lines.line("project")).hasValue(2);
        assertThat(lines.line("bucket.bucketSuffix")).hasValue(3);
        assertThat(lines.line("database.provider")).hasValue(6);
        assertThat(lines.line("database.project")).hasValue(7);
        assertThat(lines.line("databases.audit.seed")).hasValue(9);
    }

    @Test
    void aKeyOfAnInlineTableHasItsTablesLineAndAnotherNone() {
        TomlLines lines = TomlLines.of("source = \"dev\"\ndatabase = { provider = \"neon\" }\n");

        assertThat(lines.line("database.provider")).hasValue(2);
        assertThat(lines.line("nothing")).isEmpty();
        assertThat(lines.line("nothing.at.all")).isEmpty();
    }
}
