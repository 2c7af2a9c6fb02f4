package dev.forkstack.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.Properties;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which database a tool meets that was told a file and no password; a real one is met in the stories. */
class ForkStackDriverTest {

    @TempDir
    Path directory;

    private Path file;
    private final Driver driver = new ForkStackDriver();
    private final ClassLoader before = Thread.currentThread().getContextClassLoader();

    /** What a driver was asked for that only the class loader of a plugin knows. */
    public static final class Asked implements Driver {

        @Override
        public boolean acceptsURL(String url) {
            return url.startsWith("jdbc:asked:");
        }

        @Override
        public Connection connect(String url, Properties login) throws SQLException {
            throw new SQLException(url + " " + login.getProperty("user") + " " + login.getProperty("password") + " "
                    + login.getProperty("more"));
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties login) {
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
            return false;
        }

        @Override
        public Logger getParentLogger() {
            return Logger.getGlobal();
        }
    }

    @BeforeEach
    void givesAFileAndADriver() throws IOException {
        file = directory.resolve("app.it-main.env");
        Files.writeString(
                file,
                EnvFile.BEGIN + "\nFORKSTACK_ENV=it-main\n" + values("", "main") + values("AUDIT_", "audit")
                        + EnvFile.END + "\n");
        Path services = Files.createDirectories(directory.resolve("META-INF/services"));
        Files.writeString(services.resolve("java.sql.Driver"), Asked.class.getName());
        Thread.currentThread()
                .setContextClassLoader(new URLClassLoader(
                        new URL[] {directory.toUri().toURL()}, getClass().getClassLoader()));
    }

    private static String values(String prefix, String name) {
        return prefix + "JDBC_DATABASE_URL=jdbc:asked:" + name + "\n" + prefix + "JDBC_DATABASE_USERNAME=ada\n" + prefix
                + "JDBC_DATABASE_PASSWORD=hush-" + name + "\n";
    }

    @AfterEach
    void takesTheDriverBack() {
        Thread.currentThread().setContextClassLoader(before);
    }

    @Test
    void aFileLeadsToItsDatabaseAndToFurtherOnes() {
        Properties ofATool = new Properties();
        ofATool.setProperty("user", "");
        ofATool.setProperty("password", "");
        ofATool.setProperty("more", "kept");

        says("jdbc:forkstack:" + file, ofATool, "jdbc:asked:main ada hush-main kept");
        says("jdbc:forkstack:" + file + "?database=audit", ofATool, "jdbc:asked:audit ada hush-audit kept");
        assertThat(ofATool).containsEntry("password", "");
    }

    @Test
    void whatLeadsNowhereIsTold() throws IOException {
        says("jdbc:forkstack:${forkstack.envFile}", new Properties(), "Bind forkstack:new to an earlier phase");
        says("jdbc:forkstack:" + file + "?database=No", new Properties(), "Not a name for a further database");
        says("jdbc:forkstack:" + file + "?database=other", new Properties(), "has no OTHER_JDBC_DATABASE_URL");
        Files.writeString(file, Files.readString(file).replace("jdbc:asked:main", "jdbc:nobodys:main"));
        says("jdbc:forkstack:" + file, new Properties(), "No driver for jdbc:nobodys:main.");
        Files.delete(file);
        says("jdbc:forkstack:" + file, new Properties(), "There is no " + file);
    }

    @Test
    void noOtherUrlIsItsOwnAndNobodyMeetsItUnasked() throws SQLException {
        assertThat(driver.acceptsURL("jdbc:postgresql://127.0.0.1/app")).isFalse();
        assertThat(driver.connect("jdbc:postgresql://127.0.0.1/app", new Properties()))
                .isNull();
        assertThat(DriverManager.drivers()).noneMatch(ForkStackDriver.class::isInstance);
    }

    private void says(String url, Properties ofATool, String text) {
        assertThatThrownBy(() -> driver.connect(url, ofATool))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining(text);
    }
}
