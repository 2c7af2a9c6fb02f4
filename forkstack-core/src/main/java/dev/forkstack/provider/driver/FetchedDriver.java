package dev.forkstack.provider.driver;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.spi.Artifacts;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Driver;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A JDBC driver that is fetched when it is first needed and stands on no class path of ours. One copy serves the whole JVM.
 * Thread-safe.
 *
 * @param product for messages: {@code SQLite}
 * @param type of the driver
 */
public record FetchedDriver(String product, String coordinates, String sha256, String type) {

    private static final Map<Path, Driver> LOADED = new ConcurrentHashMap<>();

    /** The file, which is then on this machine. */
    public Path fetch(Artifacts artifacts) {
        return artifacts.fetch(coordinates, sha256);
    }

    public Driver load(Artifacts artifacts) {
        return LOADED.computeIfAbsent(fetch(artifacts), this::load);
    }

    /** The loader stays open as long as the driver is in use, which is as long as this JVM lives. */
    private Driver load(Path jar) {
        try {
            URLClassLoader loader =
                    new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
            return (Driver) loader.loadClass(type).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException | MalformedURLException | LinkageError e) {
            throw new ForkStackException(
                    ForkStackException.Kind.LOCAL_STATE,
                    product + " cannot be loaded from " + jar + ": " + e,
                    "Remove that file, so that it is fetched again, and run the command again.",
                    e);
        }
    }
}
