package dev.forkstack.emulator.planetscale;

import dev.forkstack.emulator.gate.TcpGate;
import java.sql.SQLException;
import java.util.List;

/** Where the data of all branches are: a real database server. Thread-safe. */
interface Engine extends AutoCloseable {

    /** {@code mysql} or {@code postgresql}. */
    String kind();

    /** A database without anything in it. @param branchId whose it is @return its name in the server */
    String create(String branchId) throws SQLException;

    /** What a new branch has of its parent when nothing else is asked for. */
    String child(String parent, String branchId) throws SQLException;

    /** All that a database has now. @param id of a branch, or of what keeps the copy */
    String copy(String stored, String id) throws SQLException;

    void drop(String stored) throws SQLException;

    /** Who may use one branch's database from now on. @param rights the kind's own words */
    void createLogin(String user, String password, List<String> rights, Branch branch) throws SQLException;

    /** With all its sessions. @throws SQLException if it still owns something */
    void dropLogin(String user, Branch branch) throws SQLException;

    /** As above, for a login whose life has ended, whatever it still owns. */
    default void expireLogin(String user, Branch branch) throws SQLException {
        dropLogin(user, branch);
    }

    /** How logins are let in. */
    TcpGate.Protocol protocol(Doors doors);

    /** Removes all that was made here. */
    @Override
    void close() throws SQLException;
}
