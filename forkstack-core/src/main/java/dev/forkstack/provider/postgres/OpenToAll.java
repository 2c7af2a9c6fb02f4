package dev.forkstack.provider.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Sources that everybody with a login may connect to, as PostgreSQL has it unless somebody says otherwise, and so every fork's
 * application too: with temporary tables, large objects and whatever functions give it there.
 */
final class OpenToAll {

    private OpenToAll() {}

    static List<String> among(Connection admin, Collection<String> sources) throws SQLException {
        List<String> open = new ArrayList<>();
        try (Statement statement = admin.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT datname FROM pg_database WHERE datallowconn AND EXISTS ("
                                + "SELECT FROM aclexplode(coalesce(datacl, acldefault('d', datdba))) WHERE grantee = 0"
                                + " AND privilege_type = 'CONNECT') AND datname IN ("
                                + sources.stream().map(Sql::literal).collect(Collectors.joining(", "))
                                + ") ORDER BY 1")) {
            while (rows.next()) {
                open.add(rows.getString(1));
            }
        }
        return open;
    }

    static String fact(String source) {
        return "every login of the server may connect to database " + source + ", so those of forks may too";
    }

    static String remedy(String source) {
        return "Have its owner say: REVOKE CONNECT ON DATABASE " + Sql.identifier(source)
                + " FROM PUBLIC; after GRANT CONNECT to the roles of the applications that need it (docs/postgres.md).";
    }
}
