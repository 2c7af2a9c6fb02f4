package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** One SQL statement with its arguments. Immutable. */
record HranaStatement(String sql, SqlText text, JsonNode arguments, JsonNode named) {

    /** @throws HranaFailure unless it is exactly one statement */
    static HranaStatement of(String sql, JsonNode arguments, JsonNode named) throws HranaFailure {
        SqlText text = SqlText.of(sql);
        if (text.statements() == 0) {
            throw new HranaFailure("SQL_NO_STATEMENT", "SQL string does not contain any statement");
        }
        if (text.statements() > 1) {
            throw new HranaFailure("SQL_MANY_STATEMENTS", "SQL string contains more than one statement");
        }
        return new HranaStatement(sql, text, arguments, named);
    }

    /** Runs it to its end. @return columns, rows, and what it changed */
    ObjectNode execute(Connection connection) throws HranaFailure {
        ObjectNode result = Json.object();
        ArrayNode columns = result.putArray("cols");
        ArrayNode rows = result.putArray("rows");
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement);
            if (statement.execute()) {
                try (ResultSet found = statement.getResultSet()) {
                    describe(found.getMetaData(), columns);
                    read(found, columns.size(), rows);
                }
            }
            count(connection, result);
        } catch (SQLException e) {
            throw HranaFailure.of(e);
        }
        return result;
    }

    /** What it would take and give, without running it. */
    ObjectNode describe(Connection connection) throws HranaFailure {
        ObjectNode result = Json.object();
        ArrayNode parameters = result.putArray("params");
        text.parameters().forEach(name -> parameters.addObject().put("name", name.orElse(null)));
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            describe(statement.getMetaData(), result.putArray("cols"));
        } catch (SQLException e) {
            throw HranaFailure.of(e);
        }
        return result.put("is_explain", text.verb().equals("EXPLAIN")).put("is_readonly", text.isReadOnly());
    }

    private void bind(PreparedStatement statement) throws SQLException, HranaFailure {
        List<Optional<String>> parameters = text.parameters();
        if (!arguments.isEmpty() && !named.isEmpty()) {
            throw new HranaFailure(
                    "ARGS_BOTH_POSITIONAL_AND_NAMED",
                    "Specifying both positional and named arguments is not supported");
        }
        if (arguments.size() > parameters.size()) {
            throw new HranaFailure("ARGS_INVALID", "Arguments do not match SQL parameters: too many arguments");
        }
        for (int i = 0; i < arguments.size(); i++) {
            statement.setObject(i + 1, HranaValue.sql(arguments.get(i)));
        }
        for (JsonNode argument : named) {
            String name = argument.path("name").asText();
            for (int i = 0; i < parameters.size(); i++) {
                String parameter = parameters.get(i).orElse("");
                if (parameter.equals(name)
                        || parameter.length() > 1 && parameter.substring(1).equals(name)) {
                    statement.setObject(i + 1, HranaValue.sql(argument.path("value")));
                }
            }
        }
    }

    private static void describe(ResultSetMetaData found, ArrayNode columns) throws SQLException {
        for (int i = 1; found != null && i <= found.getColumnCount(); i++) {
            // The driver names a type for expressions too, which have none declared.
            boolean isColumn = !found.getTableName(i).isEmpty();
            columns.addObject()
                    .put("name", found.getColumnLabel(i))
                    .put("decltype", isColumn ? found.getColumnTypeName(i) : null);
        }
    }

    private static void read(ResultSet found, int columns, ArrayNode rows) throws SQLException {
        while (found.next()) {
            ArrayNode row = rows.addArray();
            for (int i = 1; i <= columns; i++) {
                row.add(HranaValue.json(found.getObject(i)));
            }
        }
    }

    private void count(Connection connection, ObjectNode result) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet counts = statement.executeQuery("SELECT changes(), last_insert_rowid()")) {
            counts.next();
            result.put("affected_row_count", text.isChange() ? counts.getLong(1) : 0);
            result.put("last_insert_rowid", text.isInsert() ? counts.getString(2) : null);
        }
    }
}
