package dev.forkstack.runtime;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * For tools of a build that want a JDBC driver, a URL and a password in their configuration, where {@code mvn -X} prints it:
 * {@code jdbc:forkstack:FILE} leads to the database whose values stand in the file, and needs no password. Without a file it
 * is that of the {@linkplain ForkStackEnvironment#current() current environment}; {@code ?database=audit} means a further
 * one. It is not registered, so applications meet it only by its name. Thread-safe.
 */
public final class ForkStackDriver implements Driver {

    private static final Pattern URL = Pattern.compile("jdbc:forkstack:(?<file>[^?]*)(\\?database=(?<part>.*))?");

    @Override
    public boolean acceptsURL(String url) {
        return URL.matcher(url).matches();
    }

    /** @throws SQLException if the file has no values for a database, or nobody can connect to it */
    @Override
    public Connection connect(String url, Properties given) throws SQLException {
        Matcher matcher = URL.matcher(url);
        if (!matcher.matches()) {
            return null;
        }
        try {
            ForkStackEnvironment database = part(environment(matcher.group("file")), matcher.group("part"));
            String real = database.jdbcUrl();
            Properties login = new Properties();
            login.putAll(given);
            // Tools pass an empty user and password where they were configured with none.
            database.find(Keys.JDBC_DATABASE_USERNAME).ifPresent(user -> login.setProperty("user", user));
            database.find(Keys.JDBC_DATABASE_PASSWORD).ifPresent(password -> login.setProperty("password", password));
            return driver(real).connect(real, login);
        } catch (ForkStackRuntimeException | IllegalArgumentException e) {
            throw new SQLException(e.getMessage(), e);
        }
    }

    private static ForkStackEnvironment environment(String file) {
        if (file.isEmpty()) {
            return ForkStackEnvironment.current();
        }
        if (file.contains("${")) {
            throw new ForkStackRuntimeException(
                    "No build's environment stands yet: " + file + " has no value.",
                    "Bind forkstack:new to an earlier phase of this module, such as initialize.");
        }
        // Maven's own process may hold the values of another environment, and they do not count here.
        return ForkStackEnvironment.of(Path.of(""), Map.of(BuildValues.VARIABLE, file));
    }

    private static ForkStackEnvironment part(ForkStackEnvironment environment, String part) {
        return part == null ? environment : environment.part(part);
    }

    /** A plugin of Maven has drivers in class loaders of its own, which DriverManager does not look into. */
    private static Driver driver(String url) throws SQLException {
        for (Driver driver : Stream.of(
                        Thread.currentThread().getContextClassLoader(), ForkStackDriver.class.getClassLoader())
                .flatMap(loader -> ServiceLoader.load(Driver.class, loader).stream())
                .map(ServiceLoader.Provider::get)
                .toList()) {
            if (driver.acceptsURL(url)) {
                return driver;
            }
        }
        throw new SQLException(
                "No driver for " + url + ". Add the database's driver to the dependencies of the plugin.");
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties given) {
        return new DriverPropertyInfo[0];
    }

    @Override
    public int getMajorVersion() {
        return 1;
    }

    @Override
    public int getMinorVersion() {
        return 0;
    }

    @Override
    public boolean jdbcCompliant() {
        return false; // as little as the driver behind it
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("It logs nothing.");
    }
}
