package dev.forkstack.provider.planetscale;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.http.Answer;
import dev.forkstack.http.ApiRequest;
import dev.forkstack.http.Json;
import dev.forkstack.http.JsonApi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** PlanetScale's API, version 1, of one database (planetscale.com/docs/api). Thread-safe. */
final class PlanetScaleApi {

    private static final String PAGE = "100";
    /** Far more than a database can have branches: a list that goes on after them is no list. */
    private static final int MOST_PAGES = 100;

    private final JsonApi api;
    private final String organization;
    private final String database;
    private final AccessTrail trail;

    PlanetScaleApi(JsonApi api, String organization, String database) {
        this.api = api;
        this.organization = organization;
        this.database = database;
        this.trail = new AccessTrail(api, organization, database);
    }

    Json database() {
        return allowed(ApiRequest.get("show database " + database, path()), Access.READ_DATABASE, Optional.empty())
                .json();
    }

    List<Branch> branches() {
        return all(ApiRequest.get("list branches", path("branches")), Access.READ_BRANCH, Optional.empty()).stream()
                .map(Branch::of)
                .toList();
    }

    /**
     * A refusal of what was asked is an answer too, for the caller to look into. Nothing is sent twice.
     *
     * @param parent what it is made of, which may be what is "not found"
     */
    Answer create(String name, String parent, ObjectNode body, Access needed) {
        return allowed(
                ApiRequest.post("create branch " + name, path("branches"))
                        .json(body)
                        .accepting(400, 409, 422),
                needed,
                Optional.of(parent));
    }

    /** By the name that it has, which it loses by this: so nothing is sent twice. */
    Answer rename(String name, String other) {
        return allowed(
                ApiRequest.patch("name a branch " + other, path("branches", name))
                        .json(object().put("new_name", other))
                        .accepting(400, 409, 422),
                Access.WRITE_DATABASE,
                Optional.of(name));
    }

    /** By its name, which another may have a moment later: so nothing is sent twice, not even what was not begun. */
    Answer delete(String name) {
        return allowed(
                ApiRequest.delete("delete branch " + name, path("branches", name))
                        .accepting(400, 409, 422, 429)
                        .asUnrepeatable(),
                Access.DELETE_BRANCH,
                Optional.of(name));
    }

    List<Json> backups(String branch) {
        return all(
                ApiRequest.get("list the backups of branch " + branch, path("branches", branch, "backups"))
                        .with("state", "success"),
                Access.READ_BACKUPS,
                Optional.of(branch));
    }

    List<Credential> credentials(Engine engine, String branch) {
        return Credential.standing(all(
                ApiRequest.get(
                        "list the " + engine.path() + " of branch " + branch, path("branches", branch, engine.path())),
                Access.READ_BRANCH,
                Optional.of(branch)));
    }

    Credential issue(Engine engine, String branch, ObjectNode body) {
        return Credential.of(allowed(
                        ApiRequest.post(
                                        "make a " + engine.word() + " for branch " + branch,
                                        path("branches", branch, engine.path()))
                                .json(body),
                        engine.issue(),
                        Optional.of(branch))
                .json());
    }

    /** The same name again changes nothing, so it may be sent twice. */
    void rename(Engine engine, String branch, String id, String name) {
        allowed(
                ApiRequest.patch(
                                "mark branch " + branch + " by the name of a " + engine.word(),
                                path("branches", branch, engine.path(), id))
                        .json(object().put("name", name))
                        .asRepeatable(),
                engine.issue(),
                Optional.of(branch));
    }

    /** Its life begins anew; a refusal is an answer too. To renew it twice is to renew it. */
    Answer renew(Engine engine, String branch, String id) {
        return api.call(ApiRequest.post(
                        "renew a " + engine.word() + " of branch " + branch,
                        path("branches", branch, engine.path(), id, "renew"))
                .accepting(400, 403, 404, 409, 422)
                .asRepeatable());
    }

    /** By its id, which no other ever gets; what is not there is gone. */
    void revoke(Engine engine, String branch, String id) {
        ApiRequest request = ApiRequest.delete(
                "revoke a " + engine.word() + " of branch " + branch, path("branches", branch, engine.path(), id));
        // What a role has made has to belong to somebody afterwards.
        Answer answer = api.call(
                (engine == Engine.POSTGRESQL ? request.with("successor", "postgres") : request).accepting(403, 404));
        if (!answer.isSuccess()
                && credentials(engine, branch).stream()
                        .anyMatch(left -> left.id().equals(id))) {
            throw trail.reason(answer, Access.REVOKE, Optional.of(branch));
        }
    }

    private Answer allowed(ApiRequest request, Access needed, Optional<String> branch) {
        Answer answer = api.call(request.accepting(403, 404));
        if (answer.is(403) || answer.is(404)) {
            throw trail.reason(answer, needed, branch);
        }
        return answer;
    }

    /** Of every page. */
    private List<Json> all(ApiRequest request, Access needed, Optional<String> branch) {
        List<Json> all = new ArrayList<>();
        ApiRequest paged = request.with("per_page", PAGE);
        Optional<String> page = Optional.empty();
        for (int pages = 1; ; pages++) {
            Json json = allowed(page.map(next -> paged.with("page", next)).orElse(paged), needed, branch)
                    .json();
            all.addAll(json.list("data"));
            Optional<String> next = json.find("next_page");
            if (next.isEmpty() || next.equals(page)) {
                return all;
            }
            if (pages == MOST_PAGES) {
                throw json.malformed("has no end after " + pages + " pages");
            }
            page = next;
        }
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private String[] path(String... segments) {
        return Stream.concat(Stream.of("organizations", organization, "databases", database), Arrays.stream(segments))
                .toArray(String[]::new);
    }

    @Override
    public String toString() {
        return "database " + organization + "/" + database + " of " + api;
    }
}
