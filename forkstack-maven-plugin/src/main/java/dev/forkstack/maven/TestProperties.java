package dev.forkstack.maven;

import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.BuildValues;
import dev.forkstack.runtime.Keys;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What a module's other plugins and its tests are told as properties of Maven. Everybody can read those, from {@code mvn
 * -X} to the reports of tests, so no secret is among them: it stands in the file that one of them names. Immutable.
 */
record TestProperties(Map<String, String> properties) {

    static final String ENV_FILE = BuildValues.PROPERTY;

    /** What Surefire and Failsafe start the JVM of tests with; JaCoCo adds itself there, too. */
    private static final String ARG_LINE = "argLine";

    static TestProperties of(Given given) {
        EnvVars values = given.created().values();
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("forkstack.env", given.name().value());
        properties.put(ENV_FILE, given.file().path().toString());
        values.get(Keys.JDBC_DATABASE_URL).ifPresent(url -> {
            properties.put("forkstack.database.jdbcUrl", url);
            address(url.substring(url.indexOf(':') + 1), properties);
        });
        values.get(Keys.JDBC_DATABASE_USERNAME).ifPresent(user -> properties.put("forkstack.database.user", user));
        values.get(Keys.BUCKET_NAME).ifPresent(name -> properties.put("forkstack.bucket.name", name));
        values.get(Keys.AWS_ENDPOINT_URL_S3).ifPresent(url -> properties.put("forkstack.bucket.endpoint", url));
        return new TestProperties(properties);
    }

    /** Of an address that has them; a file's has none. */
    private static void address(String url, Map<String, String> properties) {
        URI address = URI.create(url);
        if (address.getHost() != null) {
            properties.put("forkstack.database.host", address.getHost());
            properties.put("forkstack.database.name", address.getPath().substring(1));
            Optional.of(address.getPort())
                    .filter(port -> port >= 0)
                    .ifPresent(port -> properties.put("forkstack.database.port", port.toString()));
        }
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

    private static String quoted(String path) {
        return path.contains(" ") ? '"' + path + '"' : path;
    }
}
