package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseSettingTest {

    @Test
    void aValueIsOneLiteralWhateverStandsInIt() {
        assertThat(new DatabaseSetting("", "DateStyle=ISO, DMY").statement("a-b"))
                .isEqualTo("ALTER DATABASE \"a-b\" SET \"DateStyle\" TO 'ISO, DMY'");
        assertThat(new DatabaseSetting("", "app.mode=it's = a").statement("x"))
                .isEqualTo("ALTER DATABASE \"x\" SET \"app.mode\" TO 'it''s = a'");
    }

    @Test
    void aListOfNamesIsTakenApart() {
        assertThat(new DatabaseSetting("", "search_path=\"$user\", public, \"a, \"\"b\"").statement("x"))
                .isEqualTo("ALTER DATABASE \"x\" SET \"search_path\" TO '$user', 'public', 'a, \"b'");
        assertThat(new DatabaseSetting("", "search_path=\"\"").statement("x")).endsWith(" TO ''");
        assertThat(new DatabaseSetting("", "search_path=").statement("x")).endsWith(" TO ''");
    }

    @Test
    void whatIsSetForARoleIsSetForThatRole() {
        assertThat(new DatabaseSetting("jo\"e", "work_mem=1MB").statement("x"))
                .isEqualTo("ALTER ROLE \"jo\"\"e\" IN DATABASE \"x\" SET \"work_mem\" TO '1MB'");
    }
}
