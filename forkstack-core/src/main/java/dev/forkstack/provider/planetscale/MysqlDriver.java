package dev.forkstack.provider.planetscale;

import dev.forkstack.provider.driver.FetchedDriver;
import dev.forkstack.spi.Artifacts;
import java.sql.Driver;

/**
 * MySQL's own driver, which is what Java applications of a Vitess database use. It is fetched when a login is proven for the
 * first time. Thread-safe.
 */
record MysqlDriver(Artifacts artifacts) {

    static final String COORDINATES = "com.mysql:mysql-connector-j:9.7.0";
    static final String SHA256 = "0353648eaa1c91e0f4020c959abf756bc866ffd583df22ae6b6f6e0cbd43eb44";

    /** The other one of its two registers itself with {@link java.sql.DriverManager}, which would hold on to its loader. */
    private static final String TYPE = "com.mysql.cj.jdbc.NonRegisteringDriver";

    private static final FetchedDriver DRIVER = new FetchedDriver("MySQL's driver", COORDINATES, SHA256, TYPE);

    void fetch() {
        DRIVER.fetch(artifacts);
    }

    Driver load() {
        Driver driver = DRIVER.load(artifacts);
        endCleaner(driver);
        return driver;
    }

    /** It has a thread that closes what others forget to close; nobody here does, and a build should end without it. */
    private static void endCleaner(Driver driver) {
        try {
            driver.getClass()
                    .getClassLoader()
                    .loadClass("com.mysql.cj.jdbc.AbandonedConnectionCleanupThread")
                    .getMethod("uncheckedShutdown")
                    .invoke(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            return; // a daemon thread more
        }
    }
}
