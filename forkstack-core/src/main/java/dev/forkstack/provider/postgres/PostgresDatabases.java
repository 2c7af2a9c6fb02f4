package dev.forkstack.provider.postgres;

import dev.forkstack.model.Mark;
import dev.forkstack.model.MarkJson;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The databases of one project as PostgreSQL's catalog has them. A database's id is its name, its number and its server's
 * number, so that a mark that was restored or copied to another database proves nothing there. Immutable.
 */
final class PostgresDatabases {

    private static final String ALL = """
            SELECT d.datname, d.oid, s.system_identifier, shobj_description(d.oid, 'pg_database'), d.datconnlimit
            FROM pg_database d, pg_control_system() s WHERE d.datname NOT IN ('template0', 'template1') AND d.datname\s""";

    /** What PostgreSQL sets as a connection limit when it begins to drop a database, and leaves if that is cut short. */
    private static final int CUT_SHORT = -2;

    private final DatabaseNames names;

    PostgresDatabases(DatabaseNames names) {
        this.names = names;
    }

    Optional<Resource> find(Connection admin, String name) throws SQLException {
        return query(admin, "= " + Sql.literal(name)).stream().findFirst();
    }

    /** What carries a mark of this project, and what has a name of its pattern and no mark at all. */
    List<Resource> list(Connection admin) throws SQLException {
        return query(admin, "NOT IN ('postgres')").stream()
                .filter(resource -> resource.mark()
                        .map(mark -> mark.project().equals(names.project()))
                        .orElseGet(() -> names.env(resource.name()).isPresent() && !names.isSource(resource.name())))
                .toList();
    }

    /** Puts the mark on the database with this id; returns false if no such database is there any more. */
    boolean mark(Connection admin, Resource resource, Mark mark) throws SQLException {
        if (!isStill(admin, resource)) {
            return false;
        }
        comment(admin, resource.name(), mark.on(resource.id()));
        return true;
    }

    /** Gives a finished staging database its mark and its name and opens it, all at once. */
    Resource publish(Connection admin, String staging, String name, Mark mark, DatabaseOwner owner)
            throws SQLException {
        String id = idOf(name, find(admin, staging).orElseThrow());
        admin.setAutoCommit(false);
        try (Statement statement = admin.createStatement()) {
            comment(admin, staging, mark.on(id));
            statement.execute("ALTER DATABASE " + Sql.identifier(staging) + " RENAME TO " + Sql.identifier(name));
            statement.execute("ALTER DATABASE " + Sql.identifier(name) + " ALLOW_CONNECTIONS true");
            owner.publish(admin, staging, name);
            admin.commit();
            return Resource.of(ResourceKind.DATABASE, name, id, Optional.of(mark.on(id)));
        } catch (SQLException e) {
            admin.rollback();
            throw e;
        } finally {
            admin.setAutoCommit(true);
        }
    }

    boolean isStill(Connection admin, Resource resource) throws SQLException {
        return find(admin, resource.name())
                .filter(found -> found.id().equals(resource.id()))
                .isPresent();
    }

    /** Whether its removal was begun and not ended; nothing can be done with it but to remove it. */
    boolean isCutShort(Connection admin, String name) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery("SELECT FROM pg_database WHERE datconnlimit = " + CUT_SHORT
                        + " AND datname = " + Sql.literal(name))) {
            return rows.next();
        }
    }

    /** PostgreSQL drops no template, and a database's owner can make one of it. */
    void unmakeTemplate(Connection admin, String name) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT 1 FROM pg_database WHERE datistemplate AND datname = " + Sql.literal(name))) {
            if (!rows.next()) {
                return;
            }
        }
        AdminSession.execute(admin, "ALTER DATABASE " + Sql.identifier(name) + " IS_TEMPLATE false");
    }

    /** In bytes. */
    long size(Connection admin, String name) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery("SELECT pg_database_size(" + Sql.literal(name) + ")")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void comment(Connection admin, String name, Mark mark) throws SQLException {
        try (Statement statement = admin.createStatement()) {
            statement.execute(
                    "COMMENT ON DATABASE " + Sql.identifier(name) + " IS " + Sql.literal(MarkJson.write(mark)));
        }
    }

    private static List<Resource> query(Connection admin, String condition) throws SQLException {
        try (Statement statement = admin.createStatement();
                ResultSet rows = statement.executeQuery(ALL + condition + " ORDER BY 1")) {
            List<Resource> resources = new ArrayList<>();
            while (rows.next()) {
                String name = rows.getString(1);
                String id = name + "/" + rows.getString(2) + "/" + rows.getString(3);
                boolean cut = rows.getInt(5) == CUT_SHORT;
                Optional<Mark> mark = Optional.ofNullable(rows.getString(4))
                        .flatMap(text -> MarkJson.read(text, id))
                        .map(whole -> cut ? whole.filling() : whole);
                resources.add(Resource.of(ResourceKind.DATABASE, name, id, mark));
            }
            return resources;
        }
    }

    /** The id that a database will have under another name. */
    private static String idOf(String name, Resource resource) {
        return name + resource.id().substring(resource.name().length());
    }
}
