package dev.forkstack.provider.libsql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.http.Answer;
import dev.forkstack.http.ApiRequest;
import dev.forkstack.http.Json;
import dev.forkstack.http.JsonApi;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One libSQL database over HTTP: the protocol Hrana in its JSON form, {@code POST /v2/pipeline}. Every call opens a stream and
 * closes it, so nothing is left open at the server. Thread-safe.
 */
public final class LibsqlDatabase {

    /** What the address of a database follows in the one JDBC driver, which takes a token as the password and any user. */
    public static final String JDBC = "jdbc:dbeaver:libsql:";

    private static final String[] PIPELINE = {"v2", "pipeline"};

    private final JsonApi api;
    private final String name;

    /**
     * @param api of this very database, with its token
     * @param name for messages, such as {@code Turso database app-alice}
     */
    public LibsqlDatabase(JsonApi api, String name) {
        this.api = api;
        this.name = name;
    }

    /**
     * Runs statements that read, each for itself; what fails does not keep the others from running.
     *
     * @throws ForkStackException if the database does not answer, or not with a result for each; {@code UNAUTHORIZED} if
     *     it does not take the token
     */
    public List<SqlResult> query(SqlStatement... statements) {
        ArrayNode requests = JsonNodeFactory.instance.arrayNode();
        for (SqlStatement statement : statements) {
            requests.addObject().put("type", "execute").set("stmt", statement.json());
        }
        List<Json> results = sent(ApiRequest.post("run a query", PIPELINE).asRepeatable(), requests);
        return IntStream.range(0, statements.length)
                .mapToObj(i -> executed(results.get(i)))
                .toList();
    }

    /**
     * Runs statements in one transaction: all of them or none.
     *
     * @return what came of each
     * @throws ForkStackException if the database does not answer, {@code REJECTED} if it refused one, {@code UNAUTHORIZED}
     *     if it does not take the token
     */
    public List<SqlResult> transaction(SqlStatement... statements) {
        return transaction(ApiRequest.post("change its content", PIPELINE), statements);
    }

    /** As {@link #transaction}, for statements that leave the same when they are run twice: sent again if no answer comes. */
    public List<SqlResult> repeatableTransaction(SqlStatement... statements) {
        return transaction(ApiRequest.post("change its content", PIPELINE).asRepeatable(), statements);
    }

    private List<SqlResult> transaction(ApiRequest request, SqlStatement... statements) {
        ArrayNode requests = JsonNodeFactory.instance.arrayNode();
        requests.addObject().put("type", "batch").set("batch", Batch.transaction(statements));
        Json result = sent(request, requests).get(0);
        if (isError(result)) {
            SqlResult.refused(name, result.object("error")).orThrow();
        }
        return Batch.results(name, result.object("response", "result"), statements.length);
    }

    private SqlResult executed(Json result) {
        return isError(result)
                ? SqlResult.refused(name, result.object("error"))
                : SqlResult.rows(name, result.object("response", "result"));
    }

    private static boolean isError(Json result) {
        return result.text("type").equals("error");
    }

    /** One result for each request. */
    private List<Json> sent(ApiRequest request, ArrayNode requests) {
        int asked = requests.size();
        requests.addObject().put("type", "close");
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set("requests", requests);
        Answer answer = api.call(request.json(body).accepting(400, 401, 403));
        if (!answer.isSuccess()) {
            throw refusal(answer);
        }
        List<Json> results = answer.json().list("results");
        if (results.size() < asked) {
            throw SqlResult.missing(name);
        }
        return results;
    }

    /** A token that has ended or been taken back is answered with 401, one of a predecessor of the same name with 400. */
    private static ForkStackException refusal(Answer answer) {
        ForkStackException failure = answer.failure();
        return new ForkStackException(
                answer.is(403) ? Kind.REJECTED : Kind.UNAUTHORIZED, failure.getMessage(), failure.remedy(), failure);
    }

    @Override
    public String toString() {
        return name;
    }
}
