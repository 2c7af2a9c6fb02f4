package dev.forkstack.provider.postgres;

import java.util.regex.Pattern;

/**
 * One statement of a script, or one of psql's own commands. Immutable.
 *
 * @param text without its semicolon
 * @param line where it begins, from 1
 */
record SqlStatement(String text, int line) {

    private static final int SHOWN = 80;
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;
    private static final String NAME = "(?:\"[^\"]+\"|[a-z0-9_]+)";

    private static final Pattern COPY = Pattern.compile("copy\\s.*\\sfrom\\s+stdin\\b.*", FLAGS);
    private static final Pattern ROLES = Pattern.compile(
            "(?:alter\\s.*\\sowner\\s+to\\s.*|grant\\s.*|revoke\\s.*|alter\\s+default\\s+privileges\\s.*"
                    + "|set\\s+(?:session\\s+authorization|role)\\s.*)",
            FLAGS);

    /** Whole statements, so that nothing else can ride along with a superuser's rights. */
    private static final Pattern EXTENSION = Pattern.compile(
            "create\\s+extension\\s+(?:if\\s+not\\s+exists\\s+)?" + NAME + "(?:\\s+with)?(?:\\s+schema\\s+" + NAME
                    + ")?(?:\\s+version\\s+(?:" + NAME + "|'[^']*'))?(?:\\s+cascade)?"
                    + "|comment\\s+on\\s+extension\\s+" + NAME + "\\s+is\\s+(?:null|'(?:[^'\\\\]|'')*')",
            FLAGS);

    private static final Pattern CREATES_DATABASE = Pattern.compile("(?:create|drop)\\s+database\\s.*", FLAGS);
    private static final Pattern OTHER_ENCODING =
            Pattern.compile("set\\s+(?:session\\s+)?client_encoding\\s*(?:=|to)\\s*+'?+(?!utf-?8|unicode).*", FLAGS);
    private static final Pattern BACKSLASHES =
            Pattern.compile("set\\s+standard_conforming_strings\\s*(?:=|to)\\s*'?(?:off|false|0).*", FLAGS);

    boolean isPsqlCommand() {
        return text.startsWith("\\");
    }

    /** What newer versions of pg_dump put around a script, which means something to psql alone. */
    boolean isHarmlessPsqlCommand() {
        return text.startsWith("\\restrict ") || text.startsWith("\\unrestrict ");
    }

    boolean isCopyFromStdin() {
        return COPY.matcher(text).matches();
    }

    /** Whether only a superuser may do it, and it is allowed here all the same. */
    boolean isForSuperuser() {
        return EXTENSION.matcher(text).matches();
    }

    /** Whether it does nothing but give something to a role, which may not exist here. */
    boolean isAboutRoles() {
        return ROLES.matcher(text).matches();
    }

    /** Whether it belongs to a script for a whole server. */
    boolean isAboutDatabases() {
        return text.startsWith("\\c") && !text.startsWith("\\copy")
                || CREATES_DATABASE.matcher(text).matches();
    }

    boolean changesEncoding() {
        return OTHER_ENCODING.matcher(text).matches();
    }

    boolean changesQuoting() {
        return BACKSLASHES.matcher(text).matches();
    }

    /** How it begins, on one line. */
    String start() {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line;
    }
}
