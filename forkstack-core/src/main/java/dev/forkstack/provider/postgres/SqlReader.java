package dev.forkstack.provider.postgres;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Splits a script into statements as psql does: quotes, dollar quotes, nested comments, parentheses and the bodies of SQL
 * functions may hold semicolons. One statement is in memory at a time, and the rows of a COPY never. Not thread-safe.
 */
final class SqlReader {

    private final ByteSource source;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();

    SqlReader(InputStream in) throws IOException {
        source = new ByteSource(in);
        if (source.startsWith("\u00ef\u00bb\u00bf")) {
            take(3);
            text.reset();
        }
    }

    /** The next statement without its semicolon, or the next of psql's own commands as one line; empty at the end. */
    Optional<SqlStatement> next() throws IOException {
        text.reset();
        skipToStatement();
        int line = source.line();
        if (source.peek(0) == ByteSource.END) {
            return Optional.empty();
        }
        if (source.peek(0) == '\\') {
            restOfLine();
        } else {
            statement();
        }
        return Optional.of(
                new SqlStatement(text.toString(StandardCharsets.UTF_8).strip(), line));
    }

    /** The rows that follow a COPY … FROM stdin, up to the line that ends them. */
    void copyRows(ByteSource.Bytes rows) throws IOException {
        source.readLine((bytes, offset, length) -> {});
        while (source.peek(0) != ByteSource.END && !isEndOfRows()) {
            source.readLine(rows);
        }
        source.readLine((bytes, offset, length) -> {});
    }

    int line() {
        return source.line();
    }

    private boolean isEndOfRows() throws IOException {
        if (!source.startsWith("\\.")) {
            return false;
        }
        int after = source.peek(2);
        return after == '\n' || after == '\r' || after == ByteSource.END;
    }

    private void skipToStatement() throws IOException {
        while (true) {
            int next = source.peek(0);
            if (next == ';' || next != ByteSource.END && next <= ' ') {
                source.read();
            } else if (source.startsWith("--") || source.startsWith("/*")) {
                comment();
                text.reset();
            } else {
                return;
            }
        }
    }

    private void statement() throws IOException {
        SqlNesting nesting = new SqlNesting();
        while (source.peek(0) != ByteSource.END) {
            int next = source.peek(0);
            if (next == ';' && nesting.isOutside()) {
                source.read();
                return;
            }
            if (next == '\'') {
                take(1);
                quoted('\'', false);
            } else if (next == '"') {
                take(1);
                quoted('"', false);
            } else if (source.startsWith("--") || source.startsWith("/*")) {
                comment();
            } else if (next == '$') {
                dollar();
            } else if (isWord(next)) {
                word(nesting);
            } else if (next == '\\') {
                throw new IOException("line " + source.line() + ": a psql command inside a statement");
            } else {
                nesting.symbol(next);
                take(1);
            }
        }
    }

    /** A keyword, name or number; one that ends in {@code E} and a quote begins a string with backslashes. */
    private void word(SqlNesting nesting) throws IOException {
        StringBuilder letters = new StringBuilder();
        while (isWord(source.peek(0)) || source.peek(0) == '$') {
            letters.append((char) take(1));
        }
        String word = letters.toString().toLowerCase(Locale.ROOT);
        if (word.equals("e") && source.peek(0) == '\'') {
            take(1);
            quoted('\'', true);
        } else {
            nesting.word(word);
        }
    }

    private void quoted(char quote, boolean backslashes) throws IOException {
        while (source.peek(0) != ByteSource.END) {
            int next = take(1);
            if (next == '\\' && backslashes) {
                take(1);
            } else if (next == quote) {
                if (source.peek(0) != quote) {
                    return;
                }
                take(1);
            }
        }
    }

    private void comment() throws IOException {
        if (source.startsWith("--")) {
            restOfLine();
            return;
        }
        int depth = 0;
        do {
            if (source.startsWith("/*")) {
                depth++;
                take(2);
            } else if (source.startsWith("*/")) {
                depth--;
                take(2);
            } else {
                take(1);
            }
        } while (depth > 0 && source.peek(0) != ByteSource.END);
    }

    private void dollar() throws IOException {
        int length = 1;
        while (isWord(source.peek(length))) {
            length++;
        }
        boolean parameter = source.peek(1) >= '0' && source.peek(1) <= '9';
        if (source.peek(length) != '$' || parameter) {
            take(1);
            return;
        }
        StringBuilder tag = new StringBuilder();
        for (int i = 0; i <= length; i++) {
            tag.append((char) source.peek(i));
        }
        take(length + 1);
        while (source.peek(0) != ByteSource.END && !source.startsWith(tag.toString())) {
            take(1);
        }
        take(length + 1);
    }

    private void restOfLine() throws IOException {
        while (source.peek(0) != '\n' && source.peek(0) != ByteSource.END) {
            take(1);
        }
    }

    /** Moves bytes into the statement; returns the last of them. */
    private int take(int count) throws IOException {
        int last = ByteSource.END;
        for (int i = 0; i < count; i++) {
            last = source.read();
            if (last != ByteSource.END) {
                text.write(last);
            }
        }
        return last;
    }

    private static boolean isWord(int next) {
        return next >= 'a' && next <= 'z'
                || next >= 'A' && next <= 'Z'
                || next >= '0' && next <= '9'
                || next == '_'
                || next >= 0x80;
    }
}
