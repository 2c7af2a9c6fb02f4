package dev.forkstack.emulator.planetscale;

import dev.forkstack.emulator.Secrets;
import dev.forkstack.emulator.gate.TcpGate;
import dev.forkstack.emulator.mariadb.MariaDbServer;
import dev.forkstack.emulator.mariadb.MysqlProtocol;
import dev.forkstack.emulator.mariadb.MysqlRefusal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Branches of kind {@code mysql}: databases of one MariaDB server. Thread-safe.
 *
 * <p>Other than PlanetScale: MariaDB's dialect without Vitess, no shards and no deploy requests; views, triggers and
 * routines are not copied; a copy takes the time that its rows take; the time zone is the machine's.
 */
final class VitessEngine implements Engine {

    private static final Map<String, String> GRANTS = Map.of(
            "reader", "SELECT, SHOW VIEW",
            "writer", "INSERT, UPDATE, DELETE",
            "readwriter", "SELECT, SHOW VIEW, INSERT, UPDATE, DELETE",
            "admin", "ALL");

    private final MariaDbServer server;
    private final String prefix = "ps" + Secrets.letters(6) + "-";
    private final Set<String> databases = ConcurrentHashMap.newKeySet();
    private final Set<String> users = ConcurrentHashMap.newKeySet();

    VitessEngine(MariaDbServer server) {
        this.server = server;
    }

    @Override
    public String kind() {
        return "mysql";
    }

    @Override
    public String create(String id) throws SQLException {
        String name = prefix + id;
        server.execute("CREATE DATABASE `" + name + "`");
        databases.add(name);
        return name;
    }

    @Override
    public String child(String parent, String id) throws SQLException {
        String name = create(id);
        try (MariaDbCopy copy = new MariaDbCopy(server, parent, name)) {
            copy.schema();
        }
        return name;
    }

    @Override
    public String copy(String stored, String id) throws SQLException {
        String name = create(id);
        try (MariaDbCopy copy = new MariaDbCopy(server, stored, name)) {
            copy.schema();
            copy.rows();
        }
        return name;
    }

    @Override
    public void drop(String stored) throws SQLException {
        server.execute("DROP DATABASE IF EXISTS `" + stored + "`");
        databases.remove(stored);
    }

    @Override
    public void createLogin(String user, String password, List<String> rights, Branch branch) throws SQLException {
        users.add(user);
        server.execute(
                "CREATE USER '" + user + "'@'127.0.0.1' IDENTIFIED BY '" + password + "'",
                "GRANT " + GRANTS.get(rights.get(0)) + " ON `" + branch.stored() + "`.* TO '" + user + "'@'127.0.0.1'");
    }

    @Override
    public void dropLogin(String user, Branch branch) throws SQLException {
        server.execute("DROP USER IF EXISTS '" + user + "'@'127.0.0.1'", "KILL USER '" + user + "'");
        users.remove(user);
    }

    @Override
    public TcpGate.Protocol protocol(Doors doors) {
        return new MysqlProtocol(server, (user, asked) -> {
            Optional<Branch> branch = doors.branchOf(user);
            if (branch.isPresent() && !branch.get().birth().isUsable()) {
                throw new MysqlRefusal(1105, "HY000", "the branch is not ready");
            }
            if (branch.isPresent()
                    && asked.filter(name -> !name.equals(branch.get().database().name()))
                            .isPresent()) {
                throw new MysqlRefusal(1049, "42000", "Unknown database '" + asked.get() + "'");
            }
            return branch.map(Branch::stored);
        });
    }

    @Override
    public void close() throws SQLException {
        for (String user : Set.copyOf(users)) {
            server.execute("DROP USER IF EXISTS '" + user + "'@'127.0.0.1'");
        }
        for (String database : Set.copyOf(databases)) {
            drop(database);
        }
    }
}
