package dev.forkstack.provider.neon;

import dev.forkstack.http.Json;
import dev.forkstack.http.PercentEncoding;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a database with a login, as Neon gives it. Immutable; {@link #toString} hides the password.
 *
 * @param password absent where Neon keeps none
 * @param host with its port where that is not PostgreSQL's own
 * @param sslmode what the URI says of encryption; everything else that it says is left out, as not every reader of a
 *     {@code .env} file takes more than one parameter
 */
record ConnectionUri(String role, Optional<Secret> password, String host, String database, Optional<String> sslmode) {

    /** With its port, and with nothing that would mean something else in an address. */
    static final String HOST = "[A-Za-z0-9.-]+(?::\\d{1,5})?";

    private static final Pattern RULE = Pattern.compile("postgres(?:ql)?://(P+)(?::(P*))?@(HOST)/(P+)(?:\\?([^#]*))?"
            .replace("P", "(?:[^:/?#@%]|%[0-9A-Fa-f]{2})")
            .replace("HOST", HOST));
    private static final Pattern SSLMODE = Pattern.compile("(?:^|&)sslmode=([a-z-]+)(?:&|$)");
    private static final Pattern LOOPBACK = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d+)?");
    private static final Pattern ENCRYPTED = Pattern.compile("require|verify-ca|verify-full");

    /** @throws ForkStackException {@code MALFORMED_RESPONSE}, without the URI, if it is none */
    static ConnectionUri of(Json answer) {
        Matcher uri = RULE.matcher(answer.text("uri"));
        if (!uri.matches()) {
            throw new ForkStackException(
                    Kind.MALFORMED_RESPONSE,
                    answer.what() + " has no address of a PostgreSQL database as uri.",
                    "Run the command again. If it stays so, look for a newer version of Fork Stack.");
        }
        String host = uri.group(3).toLowerCase(Locale.ROOT);
        return new ConnectionUri(
                PercentEncoding.decode(uri.group(1)),
                Optional.ofNullable(uri.group(2))
                        .filter(text -> !text.isEmpty())
                        .map(PercentEncoding::decode)
                        .map(Secret::new),
                host,
                PercentEncoding.decode(uri.group(4)),
                encryption(host, Optional.ofNullable(uri.group(5)).orElse("")));
    }

    /** A password never travels in the clear, but on this machine. */
    private static Optional<String> encryption(String host, String query) {
        Matcher mode = SSLMODE.matcher(query);
        Optional<String> given = mode.find() ? Optional.of(mode.group(1)) : Optional.empty();
        return LOOPBACK.matcher(host).matches()
                ? given
                : given.filter(text -> ENCRYPTED.matcher(text).matches()).or(() -> Optional.of("require"));
    }

    /** Comparable, whether the port is written or not. */
    static String withPort(String host) {
        return host.contains(":") ? host : host + ":5432";
    }

    String address() {
        return withPort(host);
    }

    ConnectionUri with(Secret other) {
        return new ConnectionUri(role, Optional.of(other), host, database, sslmode);
    }

    /** As PostgreSQL's own tools take it. */
    String url() {
        return "postgresql://" + PercentEncoding.of(role) + ":"
                + PercentEncoding.of(password.orElseThrow().reveal()) + "@" + host + path();
    }

    /** Without the login. */
    String jdbcUrl() {
        return "jdbc:postgresql://" + host + path();
    }

    private String path() {
        return "/" + PercentEncoding.of(database)
                + sslmode.map(mode -> "?sslmode=" + mode).orElse("");
    }
}
