package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.EnvironmentName;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TestPropertiesTest {

    private static final Path FILE = Path.of("/home/ada/.forkstack/builds/shop.it-main.env");

    @Test
    void aModuleIsToldWhereEverythingIsAndNoSecret() {
        assertThat(of(Map.ofEntries(
                        Map.entry("FORKSTACK_ENV", "it-main"),
                        Map.entry("DATABASE_URL", "postgresql://shop:hush@127.0.0.1:5433/shop-it-main"),
                        Map.entry("JDBC_DATABASE_URL", "jdbc:postgresql://127.0.0.1:5433/shop-it-main"),
                        Map.entry("JDBC_DATABASE_USERNAME", "shop"),
                        Map.entry("JDBC_DATABASE_PASSWORD", "hush"),
                        Map.entry("BUCKET_NAME", "shop-bucket-it-main"),
                        Map.entry("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9001"),
                        Map.entry("AWS_ACCESS_KEY_ID", "hush-id"),
                        Map.entry("AWS_SECRET_ACCESS_KEY", "hush-key"),
                        Map.entry("AUDIT_JDBC_DATABASE_URL", "jdbc:postgresql://127.0.0.1/audit?sslmode=require"),
                        Map.entry("AUDIT_JDBC_DATABASE_PASSWORD", "hush-audit"),
                        Map.entry("UPLOADS_BUCKET_NAME", "shop-uploads-it-main"))))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("forkstack.env", "it-main"),
                        Map.entry("forkstack.envFile", FILE.toString()),
                        Map.entry("forkstack.database.jdbcUrl", "jdbc:postgresql://127.0.0.1:5433/shop-it-main"),
                        Map.entry("forkstack.database.host", "127.0.0.1"),
                        Map.entry("forkstack.database.port", "5433"),
                        Map.entry("forkstack.database.name", "shop-it-main"),
                        Map.entry("forkstack.database.user", "shop"),
                        Map.entry("forkstack.database.server", "forkstack.it-main"),
                        Map.entry("forkstack.bucket.name", "shop-bucket-it-main"),
                        Map.entry("forkstack.bucket.endpoint", "http://127.0.0.1:9001"),
                        Map.entry(
                                "forkstack.databases.audit.jdbcUrl",
                                "jdbc:postgresql://127.0.0.1/audit?sslmode=require"),
                        Map.entry("forkstack.databases.audit.host", "127.0.0.1"),
                        Map.entry("forkstack.databases.audit.name", "audit"),
                        Map.entry("forkstack.buckets.uploads.name", "shop-uploads-it-main")));
    }

    @Test
    void jdbcGoesPastAPoolerWhicheverComesFirst() {
        EnvVars pooled = EnvVars.of(Map.of("DATABASE_URL", "postgresql://u:hush@ep-1-pooler.neon.tech/shop"));
        EnvVars direct = EnvVars.of(Map.of("JDBC_DATABASE_URL", "jdbc:postgresql://ep-1.neon.tech/shop"));

        assertThat(of(pooled.and(direct).asMap())).containsEntry("forkstack.database.host", "ep-1.neon.tech");
        assertThat(of(direct.and(pooled).asMap())).containsEntry("forkstack.database.host", "ep-1.neon.tech");
    }

    @Test
    void anEngineWithoutJdbcHasAnAddressAndAFileHasNone() {
        assertThat(of(Map.of("DATABASE_URL", "libsql://shop-it.turso.io")))
                .containsEntry("forkstack.database.host", "shop-it.turso.io")
                .doesNotContainKeys(
                        "forkstack.database.port",
                        "forkstack.database.name",
                        "forkstack.database.jdbcUrl",
                        "forkstack.database.server");
        assertThat(of(Map.of("JDBC_DATABASE_URL", "jdbc:sqlite:/a b/shop.db", "DATABASE_URL", "file:/tmp/shop.db")))
                .containsEntry("forkstack.database.jdbcUrl", "jdbc:sqlite:/a b/shop.db")
                .doesNotContainKey("forkstack.database.host");
        assertThat(of(Map.of("JDBC_DATABASE_URL", "jdbc:dbeaver:libsql:https://shop.turso.io")))
                .doesNotContainKey("forkstack.database.host");
    }

    @Test
    void whatTestsAreStartedWithStaysAndLeadsToTheFile() {
        Properties module = new Properties();
        TestProperties.of(new EnvironmentName("it-main"), FILE, EnvVars.NONE).setOn(module);
        assertThat(module).containsEntry("argLine", "-Dforkstack.envFile=" + FILE);

        module.setProperty("argLine", "-Xmx1g @{jacoco}");
        TestProperties.of(new EnvironmentName("it-main"), FILE, EnvVars.NONE).setOn(module);
        TestProperties.of(new EnvironmentName("it-main"), FILE, EnvVars.NONE).setOn(module);
        assertThat(module).containsEntry("argLine", "-Xmx1g @{jacoco} -Dforkstack.envFile=" + FILE);
    }

    @Test
    void aPathWithSpacesAndQuotesIsOneWord() {
        assertThat(argLine("/a b/x.env")).isEqualTo("-Dforkstack.envFile=\"/a b/x.env\"");
        assertThat(argLine("/ada's/x.env")).isEqualTo("-Dforkstack.envFile=\"/ada's/x.env\"");
        assertThat(argLine("/a\"b's/x.env")).isEqualTo("-Dforkstack.envFile=\"/a\"'\"'\"b's/x.env\"");
    }

    private static String argLine(String path) {
        Properties module = new Properties();
        TestProperties.of(new EnvironmentName("it-main"), Path.of(path), EnvVars.NONE)
                .setOn(module);
        return module.getProperty("argLine");
    }

    private static Map<String, String> of(Map<String, String> values) {
        return TestProperties.of(new EnvironmentName("it-main"), FILE, EnvVars.of(values))
                .properties();
    }
}
