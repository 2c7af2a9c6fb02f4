package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** The protocol before Hrana, {@code POST /} with statements, which the one JDBC driver still speaks. Stateless. */
final class LegacyQuery {

    private static final Set<String> TRANSACTIONS = Set.of("BEGIN", "SAVEPOINT", "RELEASE");
    private static final Set<String> ENDS = Set.of("COMMIT", "END", "ROLLBACK");

    private LegacyQuery() {}

    /** @throws Refusal 400 for a transaction that would be open at the end, since no next request could go on in it */
    static Answer answer(HranaStream stream, JsonNode body) {
        ArrayNode answers = Json.array();
        boolean isOpen = false;
        for (JsonNode statement : body.path("statements")) {
            String verb = SqlText.of(sql(statement)).verb();
            isOpen = TRANSACTIONS.contains(verb) || isOpen && !ENDS.contains(verb);
        }
        if (isOpen) {
            throw new Refusal(400, "", "interactive transaction not allowed in HTTP queries");
        }
        boolean isFailed = false;
        for (JsonNode statement : body.path("statements")) {
            if (isFailed) {
                break;
            }
            ObjectNode answer = answers.addObject();
            try {
                answer.set("results", results(stream.execute(hrana(statement))));
            } catch (HranaFailure e) {
                answer.put("error", e.getMessage());
                isFailed = true;
            }
        }
        return Answer.json(200, answers);
    }

    private static String sql(JsonNode statement) {
        return statement.isTextual() ? statement.asText() : statement.path("q").asText();
    }

    private static ObjectNode hrana(JsonNode statement) {
        ObjectNode hrana = Json.object().put("sql", sql(statement));
        JsonNode parameters = statement.path("params");
        if (parameters.isObject()) {
            ArrayNode named = hrana.putArray("named_args");
            parameters.properties().forEach(parameter -> {
                ObjectNode argument = named.addObject().put("name", parameter.getKey());
                argument.set("value", value(parameter.getValue()));
            });
        } else {
            ArrayNode arguments = hrana.putArray("args");
            parameters.forEach(parameter -> arguments.add(value(parameter)));
        }
        return hrana;
    }

    private static ObjectNode value(JsonNode plain) {
        if (plain.isObject()) {
            return Json.object()
                    .put("type", "blob")
                    .put("base64", plain.path("base64").asText());
        }
        return HranaValue.json(
                plain.isNull()
                        ? null
                        : plain.isIntegralNumber()
                                ? Long.valueOf(plain.asLong())
                                : plain.isNumber()
                                        ? Double.valueOf(plain.asDouble())
                                        : plain.isBoolean() ? Long.valueOf(plain.asBoolean() ? 1 : 0) : plain.asText());
    }

    private static ObjectNode results(ObjectNode hrana) {
        ObjectNode results = Json.object();
        ArrayNode columns = results.putArray("columns");
        hrana.path("cols").forEach(column -> columns.add(column.path("name")));
        ArrayNode rows = results.putArray("rows");
        for (JsonNode row : hrana.path("rows")) {
            ArrayNode plain = rows.addArray();
            row.forEach(value -> plain.add(plain(value)));
        }
        results.put("rows_read", rows.size());
        results.set("rows_written", hrana.path("affected_row_count"));
        return results.put("query_duration_ms", 0.1);
    }

    private static JsonNode plain(JsonNode hrana) {
        return switch (hrana.path("type").asText()) {
            case "null" -> Json.object().nullNode();
            case "integer" -> Json.object().numberNode(hrana.path("value").asLong());
            case "blob" -> Json.object().set("base64", hrana.path("base64"));
            default -> hrana.path("value");
        };
    }
}
