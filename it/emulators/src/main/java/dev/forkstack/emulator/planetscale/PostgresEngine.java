package dev.forkstack.emulator.planetscale;

import static dev.forkstack.emulator.postgres.PostgresAccess.literal;

import dev.forkstack.emulator.Secrets;
import dev.forkstack.emulator.gate.TcpGate;
import dev.forkstack.emulator.postgres.PostgresAccess;
import dev.forkstack.emulator.postgres.PostgresData;
import dev.forkstack.emulator.postgres.PostgresProtocol;
import dev.forkstack.emulator.postgres.PostgresRefusal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Branches of kind {@code postgresql}: databases of one PostgreSQL server, each with an owner of its own, to whom all belongs
 * in a copy. Thread-safe.
 *
 * <p>Other than PlanetScale: a branch has one database, which has another name in the server; one port serves direct and
 * pooled connections alike; {@code with_replication} and the safety of queries have no effect; extensions are copied too; what a role owns whose life ends becomes
 * the owner's.
 */
final class PostgresEngine extends PostgresData implements Engine {

    /** How clients name the database of every branch, and its owner. */
    static final String NAME = "postgres";

    private final Set<String> roles = ConcurrentHashMap.newKeySet();
    /** By the name of the database in the server. */
    private final Map<String, String> owners = new ConcurrentHashMap<>();

    PostgresEngine(PostgresAccess server) {
        super(server, "ps_" + Secrets.letters(8) + "_");
        check();
    }

    @Override
    public String kind() {
        return "postgresql";
    }

    @Override
    public String create(String id) throws SQLException {
        return given(createDatabase(server().user()), id);
    }

    /** Nothing at all. */
    @Override
    public String child(String parent, String id) throws SQLException {
        return create(id);
    }

    @Override
    public String copy(String stored, String id) throws SQLException {
        String copy = copyDatabase(stored, server().user());
        given(copy, id);
        List<String> statements = new ArrayList<>();
        for (String role : server().select(
                        "SELECT DISTINCT rolname FROM pg_shdepend JOIN pg_roles ON refobjid = pg_roles.oid"
                                + " WHERE dbid = (SELECT oid FROM pg_database WHERE datname = " + literal(copy) + ")"
                                + " AND refclassid = 'pg_authid'::regclass AND deptype IN ('o', 'a')")) {
            if (roles.contains(role)) {
                statements.addAll(handOver(role, owner(id)));
            }
        }
        server().execute(copy, statements.toArray(String[]::new));
        return copy;
    }

    /** With the roles that were made for it. */
    @Override
    public void drop(String stored) throws SQLException {
        dropDatabase(stored);
        execute(
                "DROP ROLE IF EXISTS \"" + door(stored) + "\"",
                "DROP ROLE IF EXISTS \"" + owners.getOrDefault(stored, door(stored)) + "\"");
        roles.removeIf(role -> role.equals(owners.get(stored)));
        owners.remove(stored);
    }

    @Override
    public void createLogin(String user, String password, List<String> rights, Branch branch) throws SQLException {
        if (user.equals(owner(branch.id()))) {
            setPassword(user, password);
            return;
        }
        roles.add(user);
        execute("CREATE ROLE \"" + user + "\" LOGIN PASSWORD " + literal(password) + " IN ROLE "
                + door(branch.stored()));
        for (String right : rights) {
            execute("GRANT \"" + (right.equals(NAME) ? owner(branch.id()) : right) + "\" TO \"" + user + "\"");
        }
    }

    void setPassword(String user, String password) throws SQLException {
        execute("ALTER ROLE \"" + user + "\" LOGIN PASSWORD " + literal(password));
    }

    @Override
    public void dropLogin(String user, Branch branch) throws SQLException {
        List<String> ids = server().select("SELECT oid FROM pg_roles WHERE rolname = " + literal(user));
        execute("DROP ROLE IF EXISTS \"" + user + "\"");
        roles.remove(user);
        for (String id : ids) { // their user has no name any more
            server().select("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usesysid = " + id);
        }
    }

    @Override
    public void expireLogin(String user, Branch branch) throws SQLException {
        reassign(user, branch);
        dropLogin(user, branch);
    }

    /** What the role has made becomes the owner's. */
    void reassign(String user, Branch branch) throws SQLException {
        server().execute(branch.stored(), handOver(user, owner(branch.id())).toArray(String[]::new));
    }

    static String owner(String branchId) {
        return NAME + "." + branchId;
    }

    @Override
    public TcpGate.Protocol protocol(Doors doors) {
        return new PostgresProtocol(server(), asked -> {
            String user = asked.getOrDefault("user", "");
            Optional<Branch> branch = doors.branchOf(user);
            String database = asked.getOrDefault("database", user);
            if (branch.isEmpty()) {
                throw new PostgresRefusal("28P01", "password authentication failed for user '" + user + "'");
            }
            if (!branch.get().birth().isUsable()) {
                throw new PostgresRefusal("57P03", "the branch is not ready");
            }
            if (!database.equals(NAME)) {
                throw new PostgresRefusal("3D000", "database \"" + database + "\" does not exist");
            }
            Map<String, String> names = new LinkedHashMap<>(asked);
            names.put("database", branch.get().stored());
            return names;
        });
    }

    @Override
    public void close() throws SQLException {
        super.close();
        for (String role : Set.copyOf(roles)) {
            execute("DROP ROLE IF EXISTS \"" + role + "\"");
        }
    }

    private String given(String stored, String id) throws SQLException {
        String owner = "\"" + owner(id) + "\"";
        roles.add(owner(id));
        owners.put(stored, owner(id));
        createOwner(owner(id));
        execute(
                "REVOKE ALL ON DATABASE " + stored + " FROM PUBLIC",
                "GRANT ALL ON DATABASE " + stored + " TO " + owner,
                "CREATE ROLE " + door(stored),
                "GRANT CONNECT, TEMPORARY ON DATABASE " + stored + " TO " + door(stored));
        server().execute(stored, "ALTER SCHEMA public OWNER TO " + owner);
        return stored;
    }

    /** Lets all logins of one database connect, and nobody else; it is all that a login has outside of its database. */
    private static String door(String stored) {
        return stored + "_door";
    }

    /** An owner's own rights go with what it owns. */
    private static List<String> handOver(String role, String owner) {
        String reassign = "REASSIGN OWNED BY \"" + role + "\" TO \"" + owner + "\"";
        return role.startsWith(NAME + ".") ? List.of(reassign) : List.of(reassign, "DROP OWNED BY \"" + role + "\"");
    }
}
