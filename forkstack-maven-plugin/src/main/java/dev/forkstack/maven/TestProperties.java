package dev.forkstack.maven;

import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.BuildValues;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a module's other plugins and its tests are told as properties of Maven. Everybody can read those, from {@code mvn
 * -X} to the reports of tests, so no secret is among them: it stands in the file that one of them names. Immutable.
 */
record TestProperties(Map<String, String> properties) {

    static final String ENV_FILE = BuildValues.PROPERTY;

    /** What Surefire and Failsafe start the JVM of tests with; JaCoCo adds itself there, too. */
    private static final String ARG_LINE = "argLine";

    private static final Pattern TO_QUOTE = Pattern.compile("[\\s'\"]");

    /** A variable of the first or of a further database or bucket: {@code AUDIT_JDBC_DATABASE_URL}. */
    private static final Pattern OF_A_PART = Pattern.compile("(?:([A-Z][A-Z0-9]{0,15})_)??("
            + String.join(
                    "|",
                    Keys.JDBC_DATABASE_URL,
                    Keys.JDBC_DATABASE_USERNAME,
                    Keys.DATABASE_URL,
                    Keys.BUCKET_NAME,
                    Keys.AWS_ENDPOINT_URL_S3)
            + ")");

    static TestProperties of(Given given) {
        TestProperties all =
                of(given.name(), given.file().path(), given.created().values());
        given.file().java().ifPresent(java -> all.properties().put("forkstack.jvm", java.toString()));
        return all;
    }

    static TestProperties of(EnvironmentName name, Path file, EnvVars values) {
        Map<String, String> properties = new TreeMap<>();
        properties.put("forkstack.env", name.value());
        properties.put(ENV_FILE, file.toString());
        DatabaseServer server = new DatabaseServer(name, values);
        if (server.isOffered()) {
            properties.put("forkstack.database.server", server.id());
        }
        values.asMap().forEach((key, value) -> {
            Matcher variable = OF_A_PART.matcher(key);
            if (variable.matches()) {
                String part = variable.group(1) == null
                        ? ""
                        : "s." + variable.group(1).toLowerCase(Locale.ROOT);
                add(variable.group(2), value, part, properties);
            }
        });
        return new TestProperties(properties);
    }

    private static void add(String key, String value, String part, Map<String, String> properties) {
        String database = "forkstack.database" + part + ".";
        String bucket = "forkstack.bucket" + part + ".";
        switch (key) {
            case Keys.JDBC_DATABASE_URL -> {
                properties.put(database + "jdbcUrl", value);
                // Past a pooler, where there is one.
                properties.putAll(address(value.substring(value.indexOf(':') + 1), database));
            }
            // Of this one only the address: it holds the password where the engine takes one in a URL.
            case Keys.DATABASE_URL -> address(value, database).forEach(properties::putIfAbsent);
            case Keys.JDBC_DATABASE_USERNAME -> properties.put(database + "user", value);
            case Keys.BUCKET_NAME -> properties.put(bucket + "name", value);
            default -> properties.put(bucket + "endpoint", value);
        }
    }

    /** Of a URL that has them; a file's has none. */
    private static Map<String, String> address(String url, String prefix) {
        Map<String, String> found = new TreeMap<>();
        URI address;
        try {
            address = new URI(url);
        } catch (URISyntaxException e) {
            return found; // a driver's own shape, which its owner can read from the whole
        }
        if (address.getHost() != null) {
            found.put(prefix + "host", address.getHost());
            if (address.getPort() >= 0) {
                found.put(prefix + "port", String.valueOf(address.getPort()));
            }
            if (address.getPath().length() > 1) {
                found.put(prefix + "name", address.getPath().substring(1));
            }
        }
        return found;
    }

    /** Sets them for a module, and leads the JVMs of its tests to the file; what they are started with already stays. */
    void setOn(Properties module) {
        module.putAll(properties);
        String option = "-D" + ENV_FILE + "=" + quoted(properties.get(ENV_FILE));
        String before = module.getProperty(ARG_LINE, "");
        if (!before.contains(option)) {
            module.setProperty(ARG_LINE, before.isBlank() ? option : before + " " + option);
        }
    }

    /** As the forked JVM's command line is taken apart: there is no escape, but a word may have several quoted pieces. */
    private static String quoted(String path) {
        return TO_QUOTE.matcher(path).find() ? '"' + path.replace("\"", "\"'\"'\"") + '"' : path;
    }
}
