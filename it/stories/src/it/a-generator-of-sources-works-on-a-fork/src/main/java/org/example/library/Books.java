package org.example.library;

import static org.example.library.db.Tables.BOOK;

import java.util.List;
import org.jooq.DSLContext;

public record Books(DSLContext database) {

    public void add(String title, String author) {
        database.insertInto(BOOK, BOOK.TITLE, BOOK.AUTHOR).values(title, author).execute();
    }

    public List<String> all() {
        return database.selectFrom(BOOK).orderBy(BOOK.ID).fetch(book -> book.getTitle() + " by " + book.getAuthor());
    }
}
