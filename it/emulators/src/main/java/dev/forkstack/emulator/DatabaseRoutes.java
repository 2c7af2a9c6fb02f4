package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.SQLException;
import java.util.List;

/** The calls about databases. Thread-safe. */
final class DatabaseRoutes {

    private static final String ONE = "/databases/{databaseName}";
    private static final int MOST = 10_000;

    private final TursoAccount account;
    private final int pageSize;

    /** @param pageSize of lists whose client asked for no limit; 0 for all */
    DatabaseRoutes(TursoAccount account, int pageSize) {
        this.account = account;
        this.pageSize = pageSize;
    }

    void addTo(OrganizationRoutes routes) {
        routes.add("GET", "/databases", this::list)
                .add("POST", "/databases", this::create)
                .add("GET", ONE, request -> named("database", database(request).json()))
                .add("DELETE", ONE, this::delete)
                .add("GET", ONE + "/configuration", this::configuration)
                .add("PATCH", ONE + "/configuration", this::configure)
                .add("GET", ONE + "/instances", this::instances)
                .add("GET", ONE + "/usage", this::usage);
    }

    private Answer create(Request request) throws SQLException {
        TursoDatabase database = account.createDatabase(DatabaseRequest.of(request.json()), request);
        return named("database", database.created());
    }

    private Answer list(Request request) {
        List<TursoDatabase> found = account.databases().stream()
                .filter(database -> isWanted(request, "group", database.group().name()))
                .filter(database -> isWanted(
                        request,
                        "parent",
                        database.parent().map(TursoDatabase.Parent::id).orElse("")))
                .toList();
        Page<TursoDatabase> page =
                Page.of(found, TursoDatabase::name, false, request, pageSize > 0 ? pageSize : MOST, MOST);
        ObjectNode answer = Json.object();
        ArrayNode databases = answer.putArray("databases");
        page.items().forEach(database -> databases.add(database.json()));
        if (pageSize > 0 || request.parameter("limit").isPresent()) {
            answer.putObject("pagination")
                    .put("next", page.isLast() ? null : page.next().orElse(null));
        }
        return Answer.json(200, answer);
    }

    private Answer delete(Request request) {
        String name = request.variable("databaseName");
        account.deleteDatabase(name);
        return Answer.json(200, Json.object().put("database", name));
    }

    private Answer configuration(Request request) {
        return Answer.json(200, database(request).configuration().json());
    }

    private Answer configure(Request request) {
        database(request).configuration().patch(request.json());
        return configuration(request);
    }

    private Answer instances(Request request) {
        TursoDatabase database = database(request);
        ObjectNode answer = Json.object();
        answer.putArray("instances")
                .addObject()
                .put("uuid", database.id())
                .put("name", database.group().location())
                .put("type", "primary")
                .put("region", database.group().location())
                .put("hostname", database.hostname());
        return Answer.json(200, answer);
    }

    private Answer usage(Request request) {
        ObjectNode usage = Json.object().put("uuid", database(request).id());
        usage.putArray("instances");
        usage.putObject("total").put("rows_read", 0).put("rows_written", 0).put("storage_bytes", 0);
        return named("database", usage);
    }

    private TursoDatabase database(Request request) {
        return account.database(request.variable("databaseName"));
    }

    private static boolean isWanted(Request request, String parameter, String value) {
        return request.parameter(parameter).map(value::equals).orElse(true);
    }

    private static Answer named(String name, ObjectNode value) {
        ObjectNode answer = Json.object();
        answer.set(name, value);
        return Answer.json(200, answer);
    }
}
