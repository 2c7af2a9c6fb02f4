package dev.forkstack.provider.neon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.http.Answer;
import dev.forkstack.http.ApiRequest;
import dev.forkstack.http.Json;
import dev.forkstack.http.JsonApi;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Neon's API, version 2, of one project (api-docs.neon.tech). Thread-safe. */
final class NeonApi {

    private static final String PAGE = "1000";
    /** Far more than any project can have: a list that goes on after them is no list. */
    private static final int MOST_PAGES = 100;

    private final JsonApi api;
    private final String project;

    NeonApi(JsonApi api, String project) {
        this.api = api;
        this.project = project;
    }

    /** All of them: a search would match parts of names, and would not find what somebody has renamed. */
    List<Branch> branches() {
        List<Branch> all = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<String> cursor = Optional.empty();
        for (int pages = 1; ; pages++) {
            ApiRequest request =
                    ApiRequest.get("list branches", path("branches")).with("limit", PAGE);
            Json json = api.call(
                            cursor.map(next -> request.with("cursor", next)).orElse(request))
                    .json();
            List<Json> page = json.list("branches");
            page.forEach(item -> all.add(Branch.of(item, json.at("annotations", item.text("id")))));
            cursor = json.find("pagination", "next").filter(next -> !next.isEmpty() && !page.isEmpty());
            if (cursor.filter(seen::add).isEmpty()) {
                return all;
            }
            if (pages == MOST_PAGES) {
                throw json.malformed("has no end after " + pages + " pages");
            }
        }
    }

    /** A refusal is an answer too, for the caller to look into. Nothing is sent twice. */
    Answer create(String name, ObjectNode body) {
        return api.call(ApiRequest.post("create branch " + name, path("branches"))
                .json(body)
                .accepting(400, 404, 409, 422));
    }

    /** To give it the name that it has, or the expiry, changes nothing, so it may be sent twice. */
    Answer change(String branchId, String purpose, ObjectNode change) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("branch", change);
        return api.call(ApiRequest.patch(purpose, path("branches", branchId))
                .json(body)
                .accepting(404, 409)
                .asRepeatable());
    }

    /** Also what is not there answers well. A refusal is an answer too. */
    Answer delete(String id, String name) {
        return api.call(
                ApiRequest.delete("delete branch " + name, path("branches", id)).accepting(400, 403, 404, 409, 422));
    }

    /** Of one branch: what another's computes are like does not matter. */
    List<Endpoint> endpoints(String branchId) {
        return api.call(ApiRequest.get("list computes", path("endpoints"))).json().list("endpoints").stream()
                .filter(json -> json.text("branch_id").equals(branchId))
                .map(Endpoint::of)
                .toList();
    }

    /** 409 where there is one by now. */
    Answer createEndpoint(String branchId, String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putObject("endpoint").put("branch_id", branchId).put("type", "read_write");
        return api.call(ApiRequest.post("start a compute for branch " + name, path("endpoints"))
                .json(body)
                .accepting(404, 409));
    }

    List<Json> databases(String branchId, String name) {
        Answer answer =
                api.call(ApiRequest.get("list the databases of branch " + name, path("branches", branchId, "databases"))
                        .accepting(404));
        if (answer.is(404)) {
            throw gone(name);
        }
        return answer.json().list("databases");
    }

    /** 404 where role or database are not there, 412 where Neon keeps no passwords. */
    Answer uri(Endpoint endpoint, Account account, boolean isPooled) {
        // Without a branch Neon would answer with the default one's, silently.
        return api.call(ApiRequest.get(
                        "tell the " + (isPooled ? "pooled" : "direct") + " address of " + account.database(),
                        path("connection_uri"))
                .with("branch_id", endpoint.branchId())
                .with("endpoint_id", endpoint.id())
                .with("database_name", account.database())
                .with("role_name", account.role())
                .with("pooled", Boolean.toString(isPooled))
                .accepting(404, 412));
    }

    /** A password more is a password less: it may be sent twice. */
    Json resetPassword(String branchId, String role) {
        return api.call(ApiRequest.post(
                                "make a new password for role " + role,
                                path("branches", branchId, "roles", role, "reset_password"))
                        .asRepeatable())
                .json();
    }

    /** Empty where the role is not there, or Neon keeps no passwords. */
    Optional<Secret> password(String branchId, String role) {
        // Not the address, which nothing has without a compute and the database.
        Answer answer = api.call(ApiRequest.get(
                        "compare the password of role " + role + " with its source's",
                        path("branches", branchId, "roles", role, "reveal_password"))
                .accepting(404, 412));
        return answer.isSuccess() ? Optional.of(new Secret(answer.json().text("password"))) : Optional.empty();
    }

    Operation operation(String id) {
        return Operation.of(api.call(ApiRequest.get("tell how far it is", path("operations", id)))
                .json()
                .object("operation"));
    }

    /** The newest ones, as many as Neon takes to be a page. */
    List<Operation> operations() {
        return api
                .call(ApiRequest.get("list operations", path("operations")).with("limit", PAGE))
                .json()
                .list("operations")
                .stream()
                .map(Operation::of)
                .toList();
    }

    Json project() {
        return api.call(ApiRequest.get("show project " + project, path()))
                .json()
                .object("project");
    }

    /** Whose key it is. */
    Json key() {
        return api.call(ApiRequest.get("tell whose key this is", "auth")).json();
    }

    static ForkStackException gone(String branch) {
        return new ForkStackException(
                Kind.NOT_FOUND,
                "The Neon branch " + branch + " is not there any more.",
                "Look what there is (make envs-list), then run the command again.");
    }

    static ForkStackException noDefault() {
        return new ForkStackException(
                Kind.NOT_FOUND,
                "Neon names no default branch of the project.",
                "Set database.prod to the name of production's branch.");
    }

    private String[] path(String... segments) {
        return Stream.concat(Stream.of("projects", project), Arrays.stream(segments))
                .toArray(String[]::new);
    }

    @Override
    public String toString() {
        return "project " + project + " of " + api;
    }
}
