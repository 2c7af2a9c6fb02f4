package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import java.sql.Connection;
import java.sql.SQLException;

/** Which role a new database belongs to, and what becomes of that role with the database. */
interface DatabaseOwner {

    /**
     * The name of the role that shall own the database that is made under the staging name; the role stands then.
     *
     * @param database what it will be called
     * @throws ForkStackException {@code NOT_OURS} if a role that somebody else made is in the way
     */
    String prepare(Connection admin, String staging, String database) throws SQLException;

    /** Within the transaction that gives the database its name. */
    default void publish(Connection admin, String staging, String database) throws SQLException {}

    /** Removes what {@link #prepare} made and nobody published; the staging database is gone. */
    default void release(Connection admin, String staging) throws SQLException {}

    /** Removes every role that was made for databases of this project that are gone. */
    default void sweep(Connection admin) throws SQLException {}
}
