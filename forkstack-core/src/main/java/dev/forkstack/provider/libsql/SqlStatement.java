package dev.forkstack.provider.libsql;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** One SQL statement with the texts for its question marks. Immutable. */
public record SqlStatement(String sql, List<String> arguments) {

    public SqlStatement {
        arguments = List.copyOf(arguments);
    }

    public static SqlStatement of(String sql, String... arguments) {
        return new SqlStatement(sql, List.of(arguments));
    }

    ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("sql", sql);
        ArrayNode args = json.putArray("args");
        arguments.forEach(text -> args.addObject().put("type", "text").put("value", text));
        return json.put("want_rows", true);
    }
}
