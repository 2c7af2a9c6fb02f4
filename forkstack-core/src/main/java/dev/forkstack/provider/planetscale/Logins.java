package dev.forkstack.provider.planetscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.http.Answer;
import dev.forkstack.http.Uninterrupted;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.Keys;
import dev.forkstack.server.HeldCredentials;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What this home logs in with: a password or role for each branch, which ends by itself. Its name tells branch and home, so
 * that an answer which was lost costs none. Thread-safe.
 */
record Logins(
        PlanetScaleApi api, KnownDatabase known, PlanetScaleSettings settings, HeldCredentials store, Clock clock) {

    /** What this home or the checkout has for the branch, if it has not ended. */
    Optional<Login> kept(Branch branch, EnvVars held) {
        return stored(branch.id())
                .or(() -> held(branch, held))
                .filter(login -> login.life().expires().isAfter(clock.instant()));
    }

    void keep(Branch branch, Login login) {
        if (!stored(branch.id()).equals(Optional.of(login))) {
            store.locked(() -> {
                store.keep(branch.id(), login.write());
                return login;
            });
        }
    }

    /** Its life begun anew; empty where PlanetScale does not renew it. */
    Optional<Login> renewed(Branch branch, Login login) {
        Instant now = now();
        Answer answer = api.renew(known.engine(), branch.name(), login.id());
        if (!answer.isSuccess()) {
            return Optional.empty();
        }
        Login renewed = login.living(life(now, answer.json().instant("expires_at")));
        keep(branch, renewed);
        return Optional.of(renewed).filter(one -> one.life().isWorthKeeping(now));
    }

    /** A new one in place of what this home has for the branch, unless another run has got one meanwhile. */
    Login issued(Branch branch, Optional<Login> instead) {
        String name = "forkstack-login-" + branch.id() + "-" + store.machine();
        return store.locked(() -> stored(branch.id())
                .filter(login -> login.life().isWorthKeeping(clock.instant()))
                .filter(login -> instead.filter(login::equals).isEmpty())
                .orElseGet(() -> {
                    // One that was refused, and one whose answer was lost; and what the checkout has of a lost home.
                    revoke(
                            branch,
                            standing -> standing.name().equals(name)
                                    || instead.filter(other -> other.id().equals(standing.id()))
                                            .isPresent());
                    Login login = made(branch, name);
                    store.keep(branch.id(), login.write());
                    return login;
                }));
    }

    void forget(String branchId) {
        store.remove(branchId);
    }

    /** Before the branch is deleted; and not if it stays. */
    void forgetting(String branchId, Runnable deletion) {
        store.forgetting(branchId, deletion);
    }

    /** Of the branches for which there is a login here. */
    Set<String> held() {
        return store.names();
    }

    /** @param held read before PlanetScale was asked: what another run makes meanwhile is not among them */
    void forgetGone(Set<String> held, Set<String> standing) {
        held.stream()
                .filter(file -> !standing.contains(file) && stored(file).isPresent())
                .forEach(store::remove);
    }

    private Login made(Branch branch, String name) {
        Instant now = now();
        try {
            return login(branch, api.issue(known.engine(), branch.name(), request(name)), now);
        } catch (ForkStackException e) {
            if (e.leavesOutcomeOpen()) {
                takeBack(branch, name, e);
            }
            throw e;
        }
    }

    /** Nobody knows the secret of what has perhaps been made. */
    private void takeBack(Branch branch, String name, ForkStackException failure) {
        try {
            Uninterrupted.run(() -> {
                revoke(branch, standing -> standing.name().equals(name));
                return name;
            });
        } catch (ForkStackException e) {
            failure.addSuppressed(e);
        }
    }

    private void revoke(Branch branch, Predicate<Credential> which) {
        api.credentials(known.engine(), branch.name()).stream()
                .filter(which)
                .forEach(credential -> api.revoke(known.engine(), branch.name(), credential.id()));
    }

    private ObjectNode request(String name) {
        ObjectNode body = PlanetScaleApi.object()
                .put("name", name)
                .put("ttl", settings.passwordLife().toSeconds());
        if (known.engine() == Engine.MYSQL) {
            body.put("role", "admin"); // migrations change tables
        } else {
            body.putArray("inherited_roles").add("postgres");
        }
        return body;
    }

    private Login login(Branch branch, Credential made, Instant now) {
        boolean isOfBranch = made.branchId().filter(branch.id()::equals).isPresent();
        boolean isWhole = made.secret().isPresent()
                && !made.username().isEmpty()
                && LoginValues.ADDRESS.matcher(made.host()).matches();
        if (!isOfBranch || !isWhole) {
            throw new ForkStackException(
                    Kind.MALFORMED_RESPONSE,
                    "PlanetScale's answer, when asked for a " + known.engine().word() + " of branch " + branch.name()
                            + (isWhole ? ", is about another branch." : ", lacks what is needed to log in."),
                    "Run the command again. If it stays so, look for a newer version of Fork Stack.");
        }
        return new Login(
                made.id(),
                made.username(),
                made.secret().orElseThrow(),
                made.host(),
                made.database().orElse(settings.database()),
                life(now, made.expires()));
    }

    private Login.Life life(Instant now, Optional<Instant> expires) {
        return new Login.Life(
                now, expires.orElse(now.plus(settings.passwordLife())).truncatedTo(ChronoUnit.SECONDS));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    private Optional<Login> stored(String branchId) {
        return store.find(branchId).flatMap(Login::read);
    }

    /** What the checkout has although this home's own files are gone: of this very branch, as PlanetScale says. */
    private Optional<Login> held(Branch branch, EnvVars held) {
        Optional<String> user = held.get(Keys.JDBC_DATABASE_USERNAME);
        Optional<String> password = held.get(Keys.JDBC_DATABASE_PASSWORD);
        if (user.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        return api.credentials(known.engine(), branch.name()).stream()
                .filter(credential -> credential.username().equals(user.get()))
                .filter(credential ->
                        LoginValues.ADDRESS.matcher(credential.host()).matches())
                .findFirst()
                .map(credential -> new Login(
                        credential.id(),
                        user.get(),
                        new Secret(password.get()),
                        credential.host(),
                        credential.database().orElse(settings.database()),
                        life(credential.created().orElse(now()), credential.expires())));
    }
}
