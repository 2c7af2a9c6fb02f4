package dev.forkstack.provider.libsql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.http.Json;
import java.util.ArrayList;
import java.util.List;

/** Statements in one transaction as the protocol's batch: a step runs only if the one before it went well. */
final class Batch {

    private Batch() {}

    static ObjectNode transaction(SqlStatement... statements) {
        ObjectNode batch = JsonNodeFactory.instance.objectNode();
        ArrayNode steps = batch.putArray("steps");
        steps.addObject().set("stmt", SqlStatement.of("BEGIN IMMEDIATE").json());
        for (SqlStatement statement : statements) {
            after(steps, statement);
        }
        after(steps, SqlStatement.of("COMMIT"));
        ObjectNode rollback = steps.addObject();
        rollback.set("stmt", SqlStatement.of("ROLLBACK").json());
        rollback.putObject("condition").put("type", "not").set("cond", ok(steps.size() - 2));
        return batch;
    }

    /** What came of each statement, without what frames them. */
    static List<SqlResult> results(String database, Json result, int statements) {
        List<Json> errors = result.list("step_errors");
        // The last step takes back what failed, and fails itself where there was nothing to take back.
        errors.subList(0, Math.min(errors.size(), statements + 2)).stream()
                .filter(error -> error.at().isPresent())
                .findFirst()
                .ifPresent(error -> SqlResult.refused(database, error).orThrow());
        List<Json> results = result.list("step_results");
        if (results.size() <= statements + 1) {
            throw SqlResult.missing(database);
        }
        List<SqlResult> all = new ArrayList<>();
        for (int i = 1; i <= statements; i++) {
            all.add(SqlResult.rows(database, results.get(i)));
        }
        return all;
    }

    private static void after(ArrayNode steps, SqlStatement statement) {
        ObjectNode step = steps.addObject();
        step.set("stmt", statement.json());
        step.set("condition", ok(steps.size() - 2));
    }

    private static ObjectNode ok(int step) {
        return JsonNodeFactory.instance.objectNode().put("type", "ok").put("step", step);
    }
}
