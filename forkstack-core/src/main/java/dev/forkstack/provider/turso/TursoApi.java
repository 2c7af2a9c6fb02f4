package dev.forkstack.provider.turso;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.http.Answer;
import dev.forkstack.http.ApiRequest;
import dev.forkstack.http.Json;
import dev.forkstack.http.JsonApi;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.libsql.TokenLife;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turso's Platform API of one organization, version 1 (docs.turso.tech/api-reference). Thread-safe. */
final class TursoApi {

    /** More pages than any plan has databases for. */
    private static final int MOST_PAGES = 1_000;

    private final JsonApi api;
    private final String organization;

    TursoApi(JsonApi api, String organization) {
        this.api = api;
        this.organization = organization;
    }

    Optional<Database> find(String name) {
        Answer answer =
                call(ApiRequest.get("show database " + name, databases(name)).accepting(404));
        if (!answer.is(404)) {
            return Optional.of(Database.of(answer.json().object("database")).named(name));
        }
        if (!isOf(name, answer)
                && list().stream().anyMatch(listed -> listed.name().equals(name))) {
            throw answer.failure();
        }
        return Optional.empty();
    }

    /** A 404 that does not name the database may be about something else: to believe it would be to lose sight of one. */
    private static boolean isOf(String name, Answer answer) {
        return answer.complaint().contains(name);
    }

    /** Every database of the organization; pages are followed where the service makes some. */
    List<Database> list() {
        List<Database> all = new ArrayList<>();
        Optional<String> cursor = Optional.empty();
        for (int page = 0; page < MOST_PAGES; page++) {
            ApiRequest request = ApiRequest.get("list databases", databases());
            Json json = call(cursor.map(next -> request.with("cursor", next)).orElse(request))
                    .json();
            json.list("databases").forEach(item -> all.add(Database.of(item)));
            Optional<String> next = json.find("pagination", "next").filter(text -> !text.isEmpty());
            if (next.isEmpty() || next.equals(cursor)) {
                break;
            }
            cursor = next;
        }
        return all;
    }

    /** A refusal is an answer too, for the caller to look into: 400, 404, 409 or 422. Nothing is sent twice. */
    Answer branch(String name, String group, Database source, Optional<Instant> at) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("name", name).put("group", group);
        ObjectNode seed = body.putObject("seed").put("type", "database").put("name", source.name());
        at.ifPresent(instant -> seed.put("timestamp", instant.toString()));
        return call(ApiRequest.post("create database " + name, databases())
                .json(body)
                .accepting(400, 404, 409, 422));
    }

    /**
     * Asked for once, also of a busy service: when that has time, another database can have the name. What was gone before
     * is no failure.
     */
    void delete(String name) {
        Answer answer = call(ApiRequest.delete("delete database " + name, databases(name))
                .asUnrepeatable()
                .accepting(404, 429));
        if (answer.is(429)
                || answer.is(404) && !isOf(name, answer) && find(name).isPresent()) {
            throw answer.failure();
        }
    }

    /** A new token; sent again if no answer comes, since a token that nobody has received opens nothing to anybody. */
    Secret token(Database database, TokenLife life, String authorization) {
        return new Secret(call(ApiRequest.post(
                                "issue a token for database " + database.name(),
                                databases(database.name(), "auth", "tokens"))
                        .with("expiration", life.written())
                        .with("authorization", authorization)
                        .asRepeatable())
                .json()
                .text("jwt"));
    }

    List<String> groups() {
        return call(ApiRequest.get("list groups", "v1", "organizations", organization, "groups"))
                .json()
                .list("groups")
                .stream()
                .map(group -> group.text("name"))
                .sorted()
                .toList();
    }

    List<String> organizations() {
        return call(ApiRequest.get("list organizations", "v1", "organizations")).json().list().stream()
                .map(item -> item.text("slug"))
                .sorted()
                .toList();
    }

    /** When the platform token ends; empty if never. */
    Optional<Instant> tokenExpires() {
        long seconds = Long.parseLong(call(ApiRequest.get("validate the token", "v1", "auth", "validate"))
                .json()
                .find("exp")
                .filter(text -> text.matches("-?\\d{1,12}"))
                .orElse("-1"));
        return seconds < 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }

    private String[] databases(String... more) {
        List<String> path = new ArrayList<>(List.of("v1", "organizations", organization, "databases"));
        path.addAll(List.of(more));
        return path.toArray(String[]::new);
    }

    private Answer call(ApiRequest request) {
        try {
            return api.call(request);
        } catch (ForkStackException e) {
            if (e.getMessage().contains("could not parse jwt id")) {
                throw new ForkStackException(
                        Kind.UNAUTHORIZED,
                        e.getMessage() + " What was given is the token of a database, not one of the Platform API.",
                        e.remedy(),
                        e);
            }
            throw e;
        }
    }

    @Override
    public String toString() {
        return api + ", organization " + organization;
    }
}
