package dev.forkstack.provider.postgres;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import java.sql.SQLException;

/** The one role of a project, whose password this machine keeps. Thread-safe. */
record ProjectLogin(ProjectRole role, AdminSession admin) implements DatabaseLogin {

    @Override
    public EnvVars connect(Resource database, EnvVars held) {
        if (!role.hasPassword()) {
            renewPassword();
        }
        try {
            return ProvenLogin.values(role.login(), database);
        } catch (SQLException e) {
            if (!SqlFailure.isLogin(e)) {
                throw SqlFailure.of(e);
            }
        }
        // The file or the server lost it; both get a new one.
        renewPassword();
        try {
            return ProvenLogin.values(role.login(), database);
        } catch (SQLException e) {
            throw SqlFailure.of(e);
        }
    }

    private void renewPassword() {
        admin.call(c -> {
            role.renewPassword(c);
            return null;
        });
    }
}
