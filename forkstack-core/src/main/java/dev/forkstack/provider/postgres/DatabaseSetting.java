package dev.forkstack.provider.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A setting as PostgreSQL keeps it for a database. Immutable.
 *
 * @param role for whom alone; empty for everybody
 * @param kept name and value
 */
record DatabaseSetting(String role, String kept) {

    /** The only ones whose values are kept as lists of names in quotes; extensions cannot define any (src/bin/pg_dump). */
    private static final Set<String> LISTS = Set.of(
            "local_preload_libraries",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    private static final Pattern NAME = Pattern.compile("\"((?:[^\"]|\"\")*)\"|[^,\\s]+");

    /** Without the value, which may be a secret of an application's. */
    String title() {
        return "the setting " + name() + (role.isEmpty() ? "" : " for the role " + role);
    }

    /** What sets the same for another database. */
    String statement(String database) {
        String name = name();
        String value = kept.substring(name.length() + 1);
        String of = "DATABASE " + Sql.identifier(database);
        return "ALTER " + (role.isEmpty() ? of : "ROLE " + Sql.identifier(role) + " IN " + of) + " SET "
                + Sql.identifier(name) + " TO "
                + (LISTS.contains(name)
                        ? names(value).stream().map(Sql::literal).collect(Collectors.joining(", "))
                        : Sql.literal(value));
    }

    private String name() {
        return kept.substring(0, kept.indexOf('='));
    }

    private static List<String> names(String list) {
        List<String> names = new ArrayList<>();
        Matcher name = NAME.matcher(list);
        while (name.find()) {
            names.add(name.group(1) == null ? name.group() : name.group(1).replace("\"\"", "\""));
        }
        return names.isEmpty() ? List.of("") : names;
    }
}
