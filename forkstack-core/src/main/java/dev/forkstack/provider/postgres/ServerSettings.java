package dev.forkstack.provider.postgres;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.server.PostgresAddress;
import dev.forkstack.spi.CheckedSettings;
import dev.forkstack.spi.Settings;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the configuration says of a PostgreSQL server. Immutable; no secret stands in it.
 *
 * @param database what the admin connects to; nobody's data are in it
 * @param user the admin, where the address names one
 * @param sources databases that environments are forked from and that Fork Stack did not make
 */
record ServerSettings(
        PostgresAddress address, String database, Optional<String> user, Map<EnvironmentName, String> sources) {

    private static final Pattern URL =
            Pattern.compile("postgres(?:ql)?://(?:(N+)(?::(N*))?@)?(H)(?::(\\d{1,5}))?(?:/(D*))?(?:\\?(.*))?"
                    .replace("N", "[A-Za-z0-9_.~%+-]")
                    .replace("H", "[A-Za-z0-9.-]+|\\[[0-9A-Fa-f:.]+\\]")
                    .replace("D", "[A-Za-z0-9_.-]"));
    private static final Pattern LOOPBACK = Pattern.compile("localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\]");
    private static final Pattern SSLMODE = Pattern.compile("disable|allow|prefer|require|verify-ca|verify-full");
    private static final int DEFAULT_PORT = 5432;
    private static final int LAST_PORT = 65_535;
    private static final int LONGEST_NAME = 63;
    private static final String EXAMPLE =
            "the address of a server, such as postgresql://db.example.org:5432/postgres?sslmode=verify-full (with"
                    + " sslmode and sslrootcert, and no other parameters)";

    /** @throws ForkStackException {@code CONFIGURATION} naming everything that is wrong */
    static ServerSettings read(Settings given, String prod, Path root) {
        Problems problems = new Problems();
        CheckedSettings settings = new CheckedSettings(given, problems);
        if (given.text("url").filter(ServerSettings::hasPassword).isPresent()) {
            // A good guess, for a better remedy than the one for what is no address.
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    given.path("url") + " holds a password, and no secret stands in a configuration.",
                    "Take it out, change it if others have seen it, and give it as " + ServerAdmin.PASSWORD
                            + " or in settings.xml (docs/postgres.md).");
        }
        Optional<String> url = settings.requiredAddress(
                "url", text -> parsed(text, root).isPresent(), EXAMPLE, "where you may make databases and roles");
        Predicate<String> name = text ->
                !text.isEmpty() && text.length() <= LONGEST_NAME && text.chars().noneMatch(Character::isISOControl);
        Map<EnvironmentName, String> sources = new TreeMap<>();
        sources.put(
                EnvironmentName.PROD,
                settings.text("prod", name, "the name of a database").orElse(prod));
        settings.text("dev", name, "the name of a database").ifPresent(dev -> sources.put(EnvironmentName.DEV, dev));
        problems.throwIfAny();
        ServerSettings address = url.flatMap(text -> parsed(text, root)).orElseThrow();
        return new ServerSettings(address.address(), address.database(), address.user(), sources);
    }

    private static boolean hasPassword(String text) {
        return text.matches("(?i)[a-z]+:\\/\\/[^/?#]*:[^/?#@]*@.*") || text.matches("(?is).*[?&](ssl)?password=.*");
    }

    private static Optional<ServerSettings> parsed(String text, Path root) {
        Matcher url = URL.matcher(text);
        if (!url.matches()) {
            return Optional.empty();
        }
        int port = url.group(4) == null ? DEFAULT_PORT : Integer.parseInt(url.group(4));
        Optional<Map<String, String>> parameters = parameters(url.group(6), url.group(3), root);
        return parameters
                .filter(known -> port > 0 && port <= LAST_PORT)
                .map(known -> new ServerSettings(
                        new PostgresAddress(url.group(3), port, known),
                        Optional.ofNullable(url.group(5))
                                .filter(name -> !name.isEmpty())
                                .orElse("postgres"),
                        Optional.ofNullable(url.group(1)).map(dev.forkstack.http.PercentEncoding::decode),
                        Map.of()));
    }

    /** A password never travels in the clear, but on this machine or because somebody says so. */
    private static Optional<Map<String, String>> parameters(String query, String host, Path root) {
        Map<String, String> found = new TreeMap<>();
        for (String parameter : query == null || query.isEmpty() ? new String[0] : query.split("&")) {
            String value = parameter.substring(parameter.indexOf('=') + 1);
            if (parameter.startsWith("sslmode=") && SSLMODE.matcher(value).matches()) {
                found.put("sslmode", value);
            } else if (parameter.matches("sslrootcert=[A-Za-z0-9_./:~-]+")) {
                found.put(
                        "sslrootcert",
                        root.resolve(value).normalize().toString().replace('\\', '/'));
            } else {
                return Optional.empty();
            }
        }
        if (!LOOPBACK.matcher(host).matches()) {
            found.putIfAbsent("sslmode", "require");
        }
        return Optional.of(found);
    }
}
