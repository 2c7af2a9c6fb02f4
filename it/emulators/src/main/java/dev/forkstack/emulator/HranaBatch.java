package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.StreamSupport;

/** Steps of which each may depend on how those before it went. One stream, one thread. */
final class HranaBatch {

    private final HranaStream stream;
    private final ArrayNode results = Json.array();
    private final ArrayNode errors = Json.array();

    HranaBatch(HranaStream stream) {
        this.stream = stream;
    }

    ObjectNode run(JsonNode steps) {
        for (JsonNode step : steps) {
            if (!step.hasNonNull("condition") || holds(step.get("condition"))) {
                run(step.path("stmt"), results, errors);
            } else {
                results.addNull();
                errors.addNull();
            }
        }
        ObjectNode result = Json.object();
        result.set("step_results", results);
        result.set("step_errors", errors);
        return result;
    }

    private void run(JsonNode statement, ArrayNode done, ArrayNode failed) {
        try {
            ObjectNode result = stream.execute(statement);
            done.add(result);
            failed.addNull();
        } catch (HranaFailure e) {
            done.addNull();
            failed.add(e.json());
        }
    }

    private boolean holds(JsonNode condition) {
        return switch (condition.path("type").asText()) {
            case "ok" -> !results.path(step(condition)).isNull();
            case "error" -> !errors.path(step(condition)).isNull();
            case "not" -> !holds(condition.path("cond"));
            case "and" -> conditions(condition).allMatch(this::holds);
            case "or" -> conditions(condition).anyMatch(this::holds);
            case "is_autocommit" -> stream.isAutocommit();
            default -> throw new Refusal(400, "", "Received an unknown type of batch condition");
        };
    }

    private int step(JsonNode condition) {
        int step = condition.path("step").asInt(-1);
        if (step < 0 || step >= results.size()) {
            throw new Refusal(400, "", "Received an invalid step in a batch condition");
        }
        return step;
    }

    private static java.util.stream.Stream<JsonNode> conditions(JsonNode condition) {
        return StreamSupport.stream(condition.path("conds").spliterator(), false);
    }
}
