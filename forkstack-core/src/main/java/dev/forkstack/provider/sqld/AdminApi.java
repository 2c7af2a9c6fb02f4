package dev.forkstack.provider.sqld;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.http.Answer;
import dev.forkstack.http.ApiRequest;
import dev.forkstack.http.JsonApi;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.Locale;
import java.util.Optional;

/**
 * The calls of the server's admin API that are used here. There is none that lists namespaces. Thread-safe.
 *
 * @param copying the same, for an answer that comes when a whole database has been copied
 */
record AdminApi(JsonApi api, JsonApi copying) {

    /** A server that does not know the namespace says so in its own words; any other 404 is a wrong address, or a proxy. */
    Optional<NamespaceConfig> config(String name) {
        Answer answer = api.call(
                ApiRequest.get("show namespace " + name, path(name, "config")).accepting(404));
        if (isAbsent(name, answer)) {
            return Optional.empty();
        }
        return Optional.of(NamespaceConfig.of(usable(answer).json()));
    }

    /** An empty one. Whoever was quicker is as good. @return whether it was made */
    boolean create(String name, Optional<String> jwtKey) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        jwtKey.ifPresent(key -> body.put("jwt_key", key));
        Answer answer = api.call(ApiRequest.post("create namespace " + name, path(name, "create"))
                .json(body)
                .accepting(400, 404));
        return !isTaken(answer) && usable(answer).isSuccess();
    }

    /**
     * Copies all of a namespace. The server takes a target for free that stands on its disk and is not in memory, and then
     * destroys it: whoever calls this has asked for its {@link #config} right before, which loads what is there.
     *
     * @return whether it was made; not if the name is taken
     * @throws ForkStackException {@code NOT_FOUND} if the source is gone
     */
    boolean fork(String source, String name) {
        Answer answer =
                copying.call(ApiRequest.post("fork namespace " + source + " into " + name, path(source, "fork", name))
                        .accepting(400, 404));
        if (isTaken(answer)) {
            return false;
        }
        if (isAbsent(source, answer)) {
            throw gone(source);
        }
        usable(answer);
        return true;
    }

    /**
     * Asked for once, also of a busy server: when that has time, another namespace can have the name. What was gone before is
     * no failure.
     */
    void delete(String name) {
        Answer answer = api.call(ApiRequest.delete("delete namespace " + name, path(name))
                .asUnrepeatable()
                .accepting(404, 429));
        if (!isAbsent(name, answer)) {
            usable(answer);
        }
    }

    private static ForkStackException gone(String source) {
        return new ForkStackException(
                Kind.NOT_FOUND,
                "The libSQL namespace " + source + ", which is to be forked, is not there any more.",
                "Look what there is (make envs-list), then run the command again.");
    }

    private static Answer usable(Answer answer) {
        if (answer.is(404)) {
            throw new ForkStackException(
                    Kind.MALFORMED_RESPONSE,
                    answer.failure().getMessage() + " That is no answer of a libSQL server's admin API.",
                    "Set database.admin to the address of --admin-listen-addr, which is a port of its own;"
                            + " a proxy may have answered in its place.",
                    answer.failure());
        }
        if (!answer.isSuccess()) {
            throw answer.failure();
        }
        return answer;
    }

    private static boolean isAbsent(String name, Answer answer) {
        return answer.is(404)
                && answer.complaint().contains("`" + name.toLowerCase(Locale.ROOT) + "`")
                && answer.complaint().contains("doesn't exist");
    }

    private static boolean isTaken(Answer answer) {
        return answer.is(400) && answer.complaint().contains("already exists");
    }

    private static String[] path(String name, String... more) {
        String[] path = new String[3 + more.length];
        path[0] = "v1";
        path[1] = "namespaces";
        path[2] = name;
        System.arraycopy(more, 0, path, 3, more.length);
        return path;
    }

    @Override
    public String toString() {
        return api.toString();
    }
}
