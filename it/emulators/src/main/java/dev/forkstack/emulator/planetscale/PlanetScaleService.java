package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Control;
import dev.forkstack.emulator.Deviation;
import dev.forkstack.emulator.Json;
import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Routes;
import dev.forkstack.emulator.Service;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** PlanetScale's API, without the wire. Thread-safe. Other than PlanetScale: there is no limit on requests a minute. */
final class PlanetScaleService implements Service, AutoCloseable {

    private static final Map<Integer, String> CODES = Map.of(
            400, "bad_request",
            401, "unauthorized",
            403, "forbidden",
            404, "not_found",
            409, "conflict",
            422, "unprocessable",
            429, "too_many_requests");

    /** What the specification says of refusals: 422 hardly anywhere, and of the others no more than the number. */
    private static final List<Deviation> DEVIATIONS = Stream.of(401, 404, 422)
            .map(status -> new Deviation("*", "", status, "planetscale-go reads code and message of every refusal"))
            .toList();

    private final Account account;
    private final Backups backups;
    private final Routes routes = new Routes();

    PlanetScaleService(Account account) {
        this.account = account;
        this.backups = new Backups(account);
        new Catalog(account).addTo(routes);
        new Databases(account).addTo(routes);
        new Branches(account).addTo(routes);
        if (account.engine() instanceof PostgresEngine engine) {
            new Roles(account, engine).addTo(routes);
        } else {
            new Passwords(account).addTo(routes);
        }
        backups.addTo(routes);
    }

    @Override
    public String provider() {
        return "planetscale";
    }

    @Override
    public String basePath() {
        return "/v1";
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public List<Deviation> deviations() {
        return DEVIATIONS;
    }

    /** PlanetScale's own command line asks for the sizes of its other kind so. */
    @Override
    public Set<String> undocumentedParameters() {
        return Set.of("postgresql");
    }

    @Override
    public void authorize(Request request) {
        account.tokens().authorize(request);
        sweep();
    }

    @Override
    public Answer refuse(Request request, Refusal refusal) {
        if (refusal.status() == 422 && account.options().hasErrorLists()) {
            ObjectNode json = Json.object();
            json.putArray("errors")
                    .addObject()
                    .put("namespace", "branch")
                    .put("name", "base")
                    .putArray("errors")
                    .add(refusal.getMessage());
            return Answer.json(422, json);
        }
        String code = refusal.code().isEmpty() ? CODES.getOrDefault(refusal.status(), "internal") : refusal.code();
        return Answer.json(refusal.status(), Json.object().put("code", code).put("message", refusal.getMessage()));
    }

    @Override
    public void control(Routes control) {
        control.add("POST", Control.PREFIX + "clock", request -> {
            advance(Duration.parse(request.json().path("advance").asText()));
            return Answer.json(
                    200, Json.object().put("now", account.clock().now().toString()));
        });
        control.add("POST", Control.PREFIX + "snapshot", request -> {
            Instant at =
                    snapshot(database(request), request.json().path("branch").asText("main"));
            return Answer.json(200, Json.object().put("at", at.toString()));
        });
        control.add("POST", Control.PREFIX + "flag", request -> {
            set(
                    database(request),
                    request.json().path("flag").asText(),
                    request.json().path("value").asBoolean());
            return Answer.empty(204);
        });
        control.add("POST", Control.PREFIX + "backup", request -> {
            endBackup(
                    request.json().path("id").asText(),
                    request.json().path("state").asText());
            return Answer.empty(204);
        });
        control.add("POST", Control.PREFIX + "token", request -> {
            String[] accesses = Json.MAPPER.convertValue(request.json().path("accesses"), String[].class);
            return Answer.json(200, Json.object().put("token", account.tokens().issue(accesses)));
        });
    }

    void advance(Duration duration) {
        account.clock().advance(duration);
        sweep();
    }

    /** Remembers what a branch has now, for restore points. @return that instant */
    Instant snapshot(String database, String branch) throws Exception {
        return account.write(() -> {
            Branch of = account.branch(find(database), branch).orElseThrow(ServiceTokens::notFound);
            return backups.keep(of, "", Birth.past(), Duration.ZERO, true).created();
        });
    }

    /** @throws Refusal 404 without the database, 400 without the flag */
    void set(String database, String flag, boolean value) {
        if (!Database.FLAGS.contains(flag)) {
            throw new Refusal(400, "", "no flag but " + Database.FLAGS);
        }
        find(database).set(flag, value);
    }

    void endBackup(String id, String state) {
        if (account.backups.computeIfPresent(id, (same, backup) -> backup.ended(state)) == null) {
            throw ServiceTokens.notFound();
        }
    }

    @Override
    public String state() {
        sweep();
        try {
            return account.write(() -> new StateText(account).text());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            account.close();
        } catch (SQLException e) {
            throw new IllegalStateException("Not all was removed from the server: " + e.getMessage(), e);
        }
    }

    private Database find(String name) {
        Database database = account.databases.get(name);
        if (database == null) {
            throw ServiceTokens.notFound();
        }
        return database;
    }

    private static String database(Request request) {
        return request.json().path("database").asText(PlanetScaleEmulator.DATABASE);
    }

    private void sweep() {
        try {
            account.logins().sweep();
        } catch (Exception e) {
            throw new IllegalStateException("An expired login could not be removed: " + e.getMessage(), e);
        }
    }
}
