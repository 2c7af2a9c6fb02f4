package dev.forkstack.provider.postgres;

import dev.forkstack.model.Secret;
import java.sql.SQLException;
import org.postgresql.util.PasswordUtil;

/** What PostgreSQL keeps of a password. Made here, so that the password itself is in no statement and no log of a server. */
final class ScramVerifier {

    private ScramVerifier() {}

    static String of(Secret password) throws SQLException {
        char[] characters = password.reveal().toCharArray();
        return PasswordUtil.encodePassword("", characters, "scram-sha-256");
    }
}
