import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.forkstack.runtime.ForkStackEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class NoteIT {

    private final ForkStackEnvironment environment = ForkStackEnvironment.current();
    private final String module = System.getProperty("module");

    @Test
    void meetsWhatDevHas() throws Exception {
        try (Connection database = DriverManager.getConnection(
                        environment.jdbcUrl(), environment.jdbcUsername(), environment.jdbcPassword());
                Statement statement = database.createStatement()) {
            try (ResultSet rows = statement.executeQuery("SELECT text FROM note ORDER BY id")) {
                rows.next();
                assertEquals("from dev", rows.getString(1));
            }
            statement.execute("INSERT INTO note (text) VALUES ('" + module + "')");
            try (ResultSet rows = statement.executeQuery("SELECT current_database()")) {
                rows.next();
                System.out.println("NoteIT of " + module + " ran in " + rows.getString(1));
            }
        }
        if (module.equals(System.getProperty("hangs"))) {
            Files.createFile(Path.of("../running"));
            Thread.sleep(60_000);
        }
        assertNull(System.getProperty("fails"), "as it was told");
    }

    @Test
    void hasVariablesWhereItAskedForThem() {
        assertEquals(module.equals("web") ? environment.jdbcPassword() : null, System.getenv("JDBC_DATABASE_PASSWORD"));
    }

    @Test
    void isToldWhereWithoutSecrets() {
        String url = environment.jdbcUrl();
        String address = url.substring("jdbc:postgresql://".length());
        assertEquals(
                environment.name() + " " + environment.jdbcUsername() + "@" + address + " " + url + " "
                        + environment.bucketName() + " " + environment.bucketEndpoint().orElseThrow(),
                System.getProperty("properties"));
    }
}
