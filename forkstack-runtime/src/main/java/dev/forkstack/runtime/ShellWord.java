package dev.forkstack.runtime;

/**
 * What a POSIX shell makes of the text behind {@code KEY=}: quotes and backslashes are taken away, a comment is left
 * out. Unlike a shell it expands no variable, and takes words that are not quoted for one value. Not thread-safe.
 */
final class ShellWord {

    private static final String ESCAPED_IN_DOUBLE_QUOTES = "\"\\$`";

    private final String text;
    private final StringBuilder word = new StringBuilder();
    private int at;

    /** Where the value ends if nothing but white space follows. */
    private int end;

    private ShellWord(String text) {
        this.text = text;
    }

    static String read(String text) {
        return new ShellWord(text).read();
    }

    private String read() {
        while (at < text.length() && !isComment()) {
            char next = text.charAt(at++);
            if (next == '\'' && text.indexOf('\'', at) >= 0) {
                single();
            } else if (next == '"' && text.indexOf('"', at) >= 0) {
                quoted();
            } else if (next == '\\' && at < text.length()) {
                keep(text.charAt(at++));
            } else if (!Character.isWhitespace(next)) {
                keep(next);
            } else if (end > 0) {
                word.append(next);
            }
        }
        return word.substring(0, end);
    }

    private boolean isComment() {
        return text.charAt(at) == '#' && at > 0 && Character.isWhitespace(text.charAt(at - 1));
    }

    private void single() {
        int close = text.indexOf('\'', at);
        word.append(text, at, close);
        end = word.length();
        at = close + 1;
    }

    private void quoted() {
        while (at < text.length() && text.charAt(at) != '"') {
            boolean escapes = text.charAt(at) == '\\'
                    && at + 1 < text.length()
                    && ESCAPED_IN_DOUBLE_QUOTES.indexOf(text.charAt(at + 1)) >= 0;
            keep(text.charAt(escapes ? at + 1 : at));
            at += escapes ? 2 : 1;
        }
        at++;
    }

    private void keep(char character) {
        word.append(character);
        end = word.length();
    }
}
