package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

/** A connection that outlives a request, and the SQL texts its client stored in it. One thread at a time. */
final class HranaStream implements AutoCloseable {

    private final Connection connection;
    private final Map<Integer, String> texts = new HashMap<>();

    HranaStream(Connection connection) {
        this.connection = connection;
    }

    /** @throws Refusal 400 for what no client of the protocol sends */
    ObjectNode handle(JsonNode request) {
        String type = request.path("type").asText();
        ObjectNode response = Json.object().put("type", type);
        try {
            switch (type) {
                case "execute" -> response.set("result", execute(request.path("stmt")));
                case "batch" ->
                    response.set(
                            "result",
                            new HranaBatch(this).run(request.path("batch").path("steps")));
                case "sequence" -> runAll(text(request));
                case "describe" ->
                    response.set(
                            "result",
                            HranaStatement.of(text(request), Json.array(), Json.array())
                                    .describe(connection));
                case "store_sql" -> store(request);
                case "close_sql" -> texts.remove(request.path("sql_id").asInt());
                case "get_autocommit" -> response.put("is_autocommit", isAutocommit());
                case "close" -> close();
                default -> throw new Refusal(400, "", "Received an unknown type of request");
            }
            ObjectNode ok = Json.object().put("type", "ok");
            ok.set("response", response);
            return ok;
        } catch (HranaFailure e) {
            ObjectNode error = Json.object().put("type", "error");
            error.set("error", e.json());
            return error;
        }
    }

    ObjectNode execute(JsonNode statement) throws HranaFailure {
        ObjectNode result = HranaStatement.of(text(statement), statement.path("args"), statement.path("named_args"))
                .execute(connection);
        if (!statement.path("want_rows").asBoolean(true)) {
            result.putArray("rows");
        }
        return result;
    }

    /** SQLite tells by refusing a transaction inside a transaction; the driver does not tell at all. */
    boolean isAutocommit() {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("BEGIN");
            statement.executeUpdate("ROLLBACK");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    boolean isClosed() {
        try {
            return connection.isClosed();
        } catch (SQLException e) {
            return true;
        }
    }

    /** Whatever transaction is open in it is rolled back. */
    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void runAll(String sql) throws HranaFailure {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw HranaFailure.of(e);
        }
    }

    private void store(JsonNode request) {
        if (texts.putIfAbsent(
                        request.path("sql_id").asInt(), request.path("sql").asText())
                != null) {
            throw new Refusal(400, "", "SQL text " + request.path("sql_id") + " is already stored");
        }
    }

    private String text(JsonNode holder) {
        if (holder.hasNonNull("sql")) {
            return holder.get("sql").asText();
        }
        String stored = texts.get(holder.path("sql_id").asInt());
        if (stored == null) {
            throw new Refusal(400, "", "SQL text " + holder.path("sql_id") + " not found");
        }
        return stored;
    }
}
