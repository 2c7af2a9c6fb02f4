package dev.forkstack.provider.planetscale;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import java.time.Clock;
import java.util.Optional;

/** The values that lead to one branch, proven by queries with them. Thread-safe. */
record BranchLogin(BranchFinder finder, KnownDatabase known, Logins logins, LoginProof proof, Clock clock) {

    EnvVars connect(Resource resource, EnvVars held) {
        Branches all = finder.look();
        Branch branch = all.byId(resource.id()).orElseThrow(() -> Branches.gone(resource.name()));
        all.refuseProduction(branch);
        return new LoginValues(known.engine(), working(branch, resource.name(), held)).asVariables();
    }

    /** What is there while it works, renewed before it ends; and a new one if it is refused. */
    private Login working(Branch branch, String title, EnvVars held) {
        Optional<Login> stored = logins.kept(branch, held);
        Optional<Login> kept = stored.filter(login -> proof.accepts(title, login))
                .flatMap(login -> login.life().isWorthKeeping(clock.instant())
                        ? Optional.of(login)
                        : logins.renewed(branch, login));
        if (kept.isPresent()) {
            logins.keep(branch, kept.get());
            return kept.get();
        }
        Login login = logins.issued(branch, stored);
        proof.await(title, login);
        return login;
    }
}
