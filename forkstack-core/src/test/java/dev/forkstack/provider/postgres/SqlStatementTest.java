package dev.forkstack.provider.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlStatementTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE EXTENSION IF NOT EXISTS \"uuid-ossp\" WITH SCHEMA public",
                "create extension hstore",
                "CREATE EXTENSION postgis SCHEMA gis VERSION '3.4' CASCADE",
                "COMMENT ON EXTENSION pgcrypto IS 'it''s; good'"
            })
    void extensionsAreForTheSuperuser(String sql) {
        assertThat(new SqlStatement(sql, 1).isForSuperuser()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE EXTENSION hstore; DROP TABLE t",
                "COMMENT ON EXTENSION x IS 'a' 'b'",
                "COMMENT ON EXTENSION x IS E'\\''",
                "SELECT 'CREATE EXTENSION hstore'",
                "CREATE TABLE extension (n int)"
            })
    void nothingElseIs(String sql) {
        assertThat(new SqlStatement(sql, 1).isForSuperuser()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE billing.orders OWNER TO shop_owner",
                "GRANT ALL ON TABLE t TO \"someone else\"",
                "REVOKE ALL ON FUNCTION f() FROM PUBLIC",
                "ALTER DEFAULT PRIVILEGES FOR ROLE a GRANT SELECT ON TABLES TO b"
            })
    void ownersAndRightsAreAboutRoles(String sql) {
        assertThat(new SqlStatement(sql, 1).isAboutRoles()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\\connect shop", "\\c shop", "CREATE DATABASE shop WITH TEMPLATE = template0", "DROP DATABASE x"
            })
    void aDumpOfAWholeServerIsToldApart(String sql) {
        assertThat(new SqlStatement(sql, 1).isAboutDatabases()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SET client_encoding = 'UTF8'", "set client_encoding to utf8", "SET client_encoding = 'UTF-8'"})
    void utf8IsNoOtherEncoding(String sql) {
        assertThat(new SqlStatement(sql, 1).changesEncoding()).isFalse();
        assertThat(new SqlStatement("SET client_encoding = 'LATIN1'", 1).changesEncoding())
                .isTrue();
    }
}
