package dev.forkstack.provider.neon;

import dev.forkstack.http.Answer;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.Keys;
import java.util.Optional;

/** The values that lead to one branch, proven by queries with them. Thread-safe. */
record BranchLogin(
        NeonApi api,
        NeonSettings settings,
        Computes computes,
        BranchFork forks,
        SourcePasswords sources,
        LoginProof proof) {

    /**
     * @param made what this run made, which needs no look
     * @throws ForkStackException {@code MALFORMED_RESPONSE} if Neon answers with another branch's address
     */
    EnvVars connect(Resource branch, Optional<Access> made, EnvVars held) {
        return connect(branch, made.orElseGet(() -> looked(branch)), held);
    }

    private EnvVars connect(Resource branch, Access access, EnvVars held) {
        ConnectionUri direct = told(branch, access, false);
        if (access.password().isEmpty() && hasItsSources(branch, access, direct)) {
            Secret own = forks.newPassword(branch.id(), branch.name(), access.account());
            forks.progress()
                    .note("role " + direct.role() + " of " + branch.title()
                            + " had its source's password, and got one of its own");
            return connect(branch, access.with(own, true), held);
        }
        ConnectionUri pooled = told(branch, access, true);
        return direct.password()
                .map(password -> proven(branch, access, direct, pooled.with(password)))
                .orElseGet(() -> withoutStoredPassword(branch, access, direct, pooled, held));
    }

    /** A run may have been killed before the new password; and another role may be configured than at the fork. */
    private boolean hasItsSources(Resource branch, Access access, ConnectionUri direct) {
        return direct.password()
                .filter(password -> sources.have(branch, access.account().role(), password))
                .isPresent();
    }

    private Access looked(Resource branch) {
        Endpoint endpoint = computes.of(branch.id(), branch.name());
        Account account = Account.of(api, settings.login(), branch.id(), branch.name());
        return new Access(endpoint, account, Optional.empty(), false);
    }

    /** Without a password where Neon keeps none and this run has made none. */
    private ConnectionUri told(Resource branch, Access access, boolean isPooled) {
        ConnectionUri uri = uri(branch, access, isPooled).orElseGet(() -> built(access, isPooled));
        return opened(uri, access);
    }

    /** Empty where Neon keeps no passwords, and so makes no URI. */
    private Optional<ConnectionUri> uri(Resource branch, Access access, boolean isPooled) {
        Answer answer = api.uri(access.endpoint(), access.account(), isPooled);
        if (answer.is(404)) {
            throw new ForkStackException(
                    Kind.NOT_FOUND,
                    "Neon knows no way to database " + access.account().database() + " of branch " + branch.name()
                            + " as role " + access.account().role() + ".",
                    "Check the settings database.database and database.role, and that the branch still stands (make"
                            + " envs-list).",
                    answer.failure());
        }
        if (answer.is(412)) {
            return Optional.empty();
        }
        ConnectionUri uri = ConnectionUri.of(answer.json());
        if (!access.endpoint().addresses(isPooled).contains(uri.address())) {
            throw new ForkStackException(
                    Kind.MALFORMED_RESPONSE,
                    "Neon answered with the address of another branch: " + uri.host() + ", and " + branch.name()
                            + " is at " + access.endpoint().host() + ".",
                    "Nothing was written. Run the command again; if it stays so, delete the environment and make it"
                            + " anew.");
        }
        return Optional.of(uri);
    }

    private static ConnectionUri built(Access access, boolean isPooled) {
        return new ConnectionUri(
                access.account().role(),
                Optional.empty(),
                access.endpoint().hostname(isPooled),
                access.account().database(),
                Optional.of("require"));
    }

    /** What the application has is all that there is; and where it does not work, only a new one helps. */
    private EnvVars withoutStoredPassword(
            Resource branch, Access access, ConnectionUri direct, ConnectionUri pooled, EnvVars held) {
        Optional<String> password = held.get(Keys.JDBC_DATABASE_PASSWORD)
                .filter(any -> held.get(Keys.JDBC_DATABASE_URL).equals(Optional.of(direct.jdbcUrl())));
        if (password.isPresent()) {
            ConnectionUri kept = direct.with(new Secret(password.get()));
            try {
                proof.prove(branch.name(), kept, () -> kept, false);
                return proven(branch, access.with(kept.password().orElseThrow(), false), direct, pooled);
            } catch (LoginProof.Refused e) {
                // Somebody else has made a new one meanwhile.
            }
        }
        Secret renewed = forks.newPassword(branch.id(), branch.name(), access.account());
        return proven(branch, access.with(renewed, true), direct, pooled);
    }

    private EnvVars proven(Resource branch, Access access, ConnectionUri direct, ConnectionUri pooled) {
        try {
            ConnectionUri first = proof.prove(
                    branch.name(), opened(direct, access), () -> told(branch, access, false), access.isNew());
            ConnectionUri second = proof.prove(
                    branch.name(),
                    pooled.with(first.password().orElseThrow()),
                    () -> told(branch, access, true),
                    access.isNew());
            // A role has one password: the one that was taken last.
            return values(first.with(second.password().orElseThrow()), second);
        } catch (LoginProof.Refused e) {
            throw new ForkStackException(
                    Kind.UNAUTHORIZED,
                    "The Neon branch " + branch.name() + " does not take the password that Neon tells for role "
                            + direct.role() + ": " + e.getMessage() + ".",
                    "Reset the role's password on this branch in Neon's console, then run: make envs-switch NAME.",
                    e);
        }
    }

    private static ConnectionUri opened(ConnectionUri uri, Access access) {
        return uri.password().or(access::password).map(uri::with).orElse(uri);
    }

    /**
     * A JVM has a pool of its own, and migrations need a session that is theirs alone, so JDBC goes past Neon's pooler;
     * everything else goes through it.
     */
    private static EnvVars values(ConnectionUri direct, ConnectionUri pooled) {
        return EnvVars.NONE
                .with(Keys.DATABASE_URL, pooled.url())
                .with(Keys.DATABASE_URL_UNPOOLED, direct.url())
                .with(Keys.JDBC_DATABASE_URL, direct.jdbcUrl())
                .with(Keys.JDBC_DATABASE_USERNAME, direct.role())
                .with(Keys.JDBC_DATABASE_PASSWORD, direct.password().orElseThrow());
    }
}
