package dev.forkstack.provider.sqlite;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Cuts a script into its statements, as SQLite's own shell does: a semicolon ends one unless it stands in a string, a name,
 * a comment or the body of a trigger. For one thread.
 */
final class ScriptReader {

    private static final int SHOWN = 60;

    private final PushbackReader in;
    private int line = 1;

    ScriptReader(Reader text) {
        this.in = new PushbackReader(text);
    }

    /**
     * One statement.
     *
     * @param line where it begins
     */
    record Part(String text, int line) {

        /** The beginning, for messages. */
        String start() {
            String flat = text.replaceAll("\\s+", " ");
            return flat.length() <= SHOWN ? flat : flat.substring(0, SHOWN) + "…";
        }

        /** Whether it is for the shell and not for SQLite. */
        boolean isCommand() {
            return text.startsWith(".");
        }

        boolean isAboutOtherFiles() {
            String upper = text.toUpperCase(Locale.ROOT);
            return upper.startsWith("ATTACH") || upper.startsWith("DETACH");
        }
    }

    /** The next statement, without what stands before it; empty at the end. */
    Optional<Part> next() throws IOException {
        StringBuilder text = new StringBuilder();
        StringBuilder word = new StringBuilder();
        List<String> tokens = new ArrayList<>();
        int begin = 0;
        for (int c = read(); c >= 0; c = read()) {
            if (isComment(c)) {
                endWord(word, tokens);
                text.append(text.length() == 0 ? "" : " ");
                continue;
            }
            if (text.length() == 0) {
                if (Character.isWhitespace(c) || c == ';' || c == '\uFEFF') {
                    continue;
                }
                begin = line;
            }
            text.append((char) c);
            if (Character.isLetterOrDigit(c) || c == '_') {
                word.append((char) c);
                continue;
            }
            endWord(word, tokens);
            if (isEnd(c, text, tokens)) {
                return Optional.of(new Part(text.toString().strip(), begin));
            }
            if (c == '\'' || c == '"' || c == '`' || c == '[') {
                quoted(c == '[' ? ']' : c, text);
            }
            if (!Character.isWhitespace(c)) {
                tokens.add(String.valueOf((char) c));
            }
        }
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(new Part(text.toString().strip(), begin));
    }

    /** Of the tokens only the first and the last few matter. */
    private static void endWord(StringBuilder word, List<String> tokens) {
        if (word.length() > 0) {
            tokens.add(word.toString().toUpperCase(Locale.ROOT));
            word.setLength(0);
        }
        if (tokens.size() > 8) {
            tokens.subList(3, tokens.size() - 3).clear();
        }
    }

    private static boolean isEnd(int c, StringBuilder text, List<String> tokens) {
        if (text.charAt(0) == '.') {
            return c == '\n';
        }
        int last = tokens.size() - 1;
        return c == ';'
                && (!isTrigger(tokens)
                        || last > 0
                                && tokens.get(last).equals("END")
                                && tokens.get(last - 1).equals(";"));
    }

    private static boolean isTrigger(List<String> tokens) {
        return tokens.size() > 2
                && tokens.get(0).equals("CREATE")
                && (tokens.get(1).equals("TRIGGER")
                        || tokens.get(1).startsWith("TEMP") && tokens.get(2).equals("TRIGGER"));
    }

    /** Reads to the end of the comment, if one begins here. */
    private boolean isComment(int c) throws IOException {
        if (c == '-' && isNext('-')) {
            for (int next = read(); next >= 0 && next != '\n'; next = read()) {}
            return true;
        }
        if (c == '/' && isNext('*')) {
            int before = 0;
            for (int next = read(); next >= 0 && !(before == '*' && next == '/'); next = read()) {
                before = next;
            }
            return true;
        }
        return false;
    }

    /** A doubled quote ends one piece and begins the next, which comes to the same. */
    private void quoted(int end, StringBuilder text) throws IOException {
        for (int c = read(); c >= 0; c = read()) {
            text.append((char) c);
            if (c == end) {
                return;
            }
        }
    }

    private boolean isNext(int expected) throws IOException {
        int c = in.read();
        if (c == expected) {
            return true;
        }
        if (c >= 0) {
            in.unread(c);
        }
        return false;
    }

    private int read() throws IOException {
        int c = in.read();
        if (c == '\n') {
            line++;
        }
        return c;
    }
}
