package dev.forkstack.provider.postgres;

import dev.forkstack.model.ProgressListener;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Gives everything in a copied database to the role that owns the copy: what belongs to the source's roles there could only be
 * used by somebody who may use the source too. Extensions and their parts stay as they are. Thread-safe.
 *
 * @param sessions opens a session of the admin in a database
 */
record ObjectOwners(Function<String, Connection> sessions, ProgressListener progress) implements DatabaseFork.Handover {

    /** PostgreSQL keeps a lock for each until the transaction ends, and has room for some thousands. */
    private static final int AT_ONCE = 200;

    /**
     * PostgreSQL's own objects have lower numbers. Only of its schema {@code public} the owner matters, up to version 14, where
     * that is the superuser; as a rule everybody may use it all the same.
     */
    private static final String MADE_BY_SOMEBODY =
            "(o.id >= 16384 OR o.class = 'pg_namespace'::regclass AND o.id = 2200"
                    + " AND pg_has_role(o.owner, 'USAGE'))";

    private static final String OBJECTS = """
            WITH o (class, id, owner) AS (
                SELECT 'pg_namespace'::regclass, oid, nspowner FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp_'
                UNION ALL SELECT 'pg_class', oid, relowner FROM pg_class WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
                UNION ALL SELECT 'pg_class', oid, relowner FROM pg_class c WHERE relkind = 'S' AND NOT EXISTS (
                    SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = c.oid AND deptype IN ('a', 'i'))
                UNION ALL SELECT 'pg_type', oid, typowner FROM pg_type t WHERE typtype <> 'm'
                    AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
                    AND NOT EXISTS (SELECT FROM pg_class c WHERE c.oid = t.typrelid AND c.relkind <> 'c')
                UNION ALL SELECT 'pg_proc', oid, proowner FROM pg_proc
                UNION ALL SELECT 'pg_operator', oid, oprowner FROM pg_operator
                UNION ALL SELECT 'pg_opclass', oid, opcowner FROM pg_opclass
                UNION ALL SELECT 'pg_opfamily', oid, opfowner FROM pg_opfamily
                UNION ALL SELECT 'pg_collation', oid, collowner FROM pg_collation
                UNION ALL SELECT 'pg_conversion', oid, conowner FROM pg_conversion
                UNION ALL SELECT 'pg_ts_dict', oid, dictowner FROM pg_ts_dict
                UNION ALL SELECT 'pg_ts_config', oid, cfgowner FROM pg_ts_config
                UNION ALL SELECT 'pg_statistic_ext', oid, stxowner FROM pg_statistic_ext
                UNION ALL SELECT 'pg_foreign_server', oid, srvowner FROM pg_foreign_server
                UNION ALL SELECT 'pg_publication', oid, pubowner FROM pg_publication
                UNION ALL SELECT 'pg_largeobject', oid, lomowner FROM pg_largeobject_metadata)
            SELECT CASE WHEN i.type IN ('function', 'procedure', 'aggregate') THEN 'ROUTINE' WHEN i.type = 'statistics object'
                    THEN 'STATISTICS' ELSE upper(i.type) END || ' ' || i.identity, pg_get_userbyid(o.owner),
                (SELECT rolsuper FROM pg_roles WHERE oid = o.owner)
            FROM o CROSS JOIN LATERAL pg_identify_object(o.class, o.id, 0) i
            WHERE MADE_BY_SOMEBODY AND pg_get_userbyid(o.owner) NOT IN (%s, 'pg_database_owner') AND NOT EXISTS (
                SELECT FROM pg_depend WHERE classid = o.class AND objid = o.id AND deptype = 'e')
            ORDER BY o.class <> 'pg_namespace'::regclass, o.id""".replace("MADE_BY_SOMEBODY", MADE_BY_SOMEBODY);

    @Override
    public void give(Connection admin, String target, String owner) throws SQLException {
        AdminSession.execute(admin, "ALTER DATABASE " + Sql.identifier(target) + " ALLOW_CONNECTIONS true");
        try (Connection inside = sessions.apply(target)) {
            List<Owned> objects = objects(inside, owner);
            List<Owned> kept = new ArrayList<>();
            for (int from = 0; from < objects.size(); from += AT_ONCE) {
                kept.addAll(give(inside, objects.subList(from, Math.min(objects.size(), from + AT_ONCE)), owner));
            }
            if (!kept.isEmpty()) {
                Owned first = kept.get(0);
                progress.warning(kept.size() + " of " + objects.size()
                        + " objects of the fork still belong to the source's"
                        + " roles, so its application may not be able to use them; the first is " + first.object()
                        + ", of role " + first.role() + ". " + first.remedy(AdminRights.of(inside)));
            }
        }
    }

    /** @return those that could not be given */
    private static List<Owned> give(Connection inside, List<Owned> objects, String owner) throws SQLException {
        StringBuilder all = new StringBuilder();
        objects.forEach(object -> all.append(object.statement(owner)).append(';'));
        try {
            AdminSession.execute(inside, all.toString());
            return List.of();
        } catch (SQLException e) {
            if (SqlFailure.isLost(e)) {
                throw e;
            }
        }
        List<Owned> kept = new ArrayList<>();
        for (Owned object : objects) {
            try {
                AdminSession.execute(inside, object.statement(owner));
            } catch (SQLException e) {
                if (SqlFailure.isLost(e)) {
                    throw e;
                }
                kept.add(object);
            }
        }
        return kept;
    }

    private static List<Owned> objects(Connection inside, String owner) throws SQLException {
        List<Owned> objects = new ArrayList<>();
        try (Statement statement = inside.createStatement();
                ResultSet rows = statement.executeQuery(OBJECTS.formatted(Sql.literal(owner)))) {
            while (rows.next()) {
                objects.add(new Owned(rows.getString(1), rows.getString(2), rows.getBoolean(3)));
            }
        }
        return objects;
    }

    /** An object, as a statement names it, and whose it is. */
    private record Owned(String object, String role, boolean isSuperusers) {

        String statement(String owner) {
            return "ALTER " + object + " OWNER TO " + Sql.identifier(owner);
        }

        String remedy(AdminRights admin) {
            return isSuperusers
                    ? "Give it to another role in the source, as nobody should be made a member of a superuser."
                    : "Make the admin a member of that role: GRANT " + Sql.identifier(role) + " TO "
                            + Sql.identifier(admin.user()) + ";";
        }
    }
}
