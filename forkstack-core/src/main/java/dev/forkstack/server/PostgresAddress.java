package dev.forkstack.server;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a PostgreSQL server answers, and how a connection to it is encrypted. Immutable; holds no secret.
 *
 * @param host a name, an IPv4 address, or an IPv6 address in brackets
 * @param parameters {@code sslmode} and {@code sslrootcert}, which mean the same to the driver and to PostgreSQL's own
 *     tools; their values have only characters that stand for themselves in a URL
 */
public record PostgresAddress(String host, int port, Map<String, String> parameters) {

    private static final String LOOPBACK = "127.0.0.1";

    public PostgresAddress {
        parameters = Map.copyOf(parameters);
    }

    /** A server on this machine, in the clear. */
    public static PostgresAddress loopback(int port) {
        return new PostgresAddress(LOOPBACK, port, Map.of());
    }

    /** What {@code JDBC_DATABASE_URL} says; without credentials. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://" + this + "/" + database + query();
    }

    /** What PostgreSQL's own tools take. Both credentials are encoded already. */
    public String url(String user, String password, String database) {
        return "postgresql://" + user + ":" + password + "@" + this + "/" + database + query();
    }

    private String query() {
        return parameters.isEmpty()
                ? ""
                : new TreeMap<>(parameters)
                        .entrySet().stream()
                                .map(parameter -> parameter.getKey() + "=" + parameter.getValue())
                                .collect(Collectors.joining("&", "?", ""));
    }

    /** Host and port. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
