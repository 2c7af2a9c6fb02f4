package org.example.library;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forkstack.runtime.ForkStackEnvironment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;

class BooksIT {

    @Test
    void haveAuthorsFromNowOn() throws Exception {
        ForkStackEnvironment environment = ForkStackEnvironment.current();
        try (Connection connection = DriverManager.getConnection(
                environment.jdbcUrl(), environment.jdbcUsername(), environment.jdbcPassword())) {
            Books books = new Books(DSL.using(connection));
            books.add("from the test", "ada");

            assertEquals(List.of("from dev by unknown", "from the test by ada"), books.all());
            System.out.println("BooksIT ran in " + environment.name());
        }
    }
}
