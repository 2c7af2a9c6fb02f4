package dev.forkstack.provider.postgres;

/** Values as they stand in a statement where it takes no parameters. */
final class Sql {

    private Sql() {}

    static String identifier(String name) {
        return '"' + checked(name).replace("\"", "\"\"") + '"';
    }

    /** For a session in which backslashes are ordinary, which is the default since long ago and which none here changes. */
    static String literal(String text) {
        return "'" + checked(text).replace("'", "''") + "'";
    }

    private static String checked(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("PostgreSQL takes no zero character");
        }
        return text;
    }
}
