package org.example.shop;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
public class Notes {

    private final JdbcClient database;

    Notes(JdbcClient database) {
        this.database = database;
    }

    public List<String> all() {
        return database.sql("SELECT text FROM note ORDER BY id").query(String.class).list();
    }

    public void add(String text) {
        database.sql("INSERT INTO note (text) VALUES (?)").param(text).update();
    }

    public String where() {
        return database.sql("SELECT current_database()").query(String.class).single();
    }
}
