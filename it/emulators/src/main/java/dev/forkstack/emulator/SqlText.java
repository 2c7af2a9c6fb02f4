package dev.forkstack.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What of a SQL text the JDBC driver does not tell. Immutable.
 *
 * @param statements how many there are in it
 * @param verb the first word of the first, behind {@code WITH} what it leads to; empty if there is no statement
 * @param parameters in SQLite's numbering, each with its name if it has one
 */
record SqlText(int statements, String verb, List<Optional<String>> parameters) {

    private static final Set<String> CHANGES = Set.of("INSERT", "REPLACE", "UPDATE", "DELETE");
    private static final Set<String> READS = Set.of("SELECT", "VALUES", "EXPLAIN", "PRAGMA");

    private static final Pattern NAMED = Pattern.compile("[:@$].+");

    static SqlText of(String sql) {
        List<String> tokens = SqlTokens.of(sql);
        return new SqlText(count(tokens), verb(tokens), parameters(tokens));
    }

    /** Whether it counts the rows that it changes. */
    boolean isChange() {
        return CHANGES.contains(verb);
    }

    boolean isInsert() {
        return verb.equals("INSERT") || verb.equals("REPLACE");
    }

    boolean isReadOnly() {
        return READS.contains(verb);
    }

    private static int count(List<String> tokens) {
        int count = 0;
        List<String> current = new ArrayList<>();
        for (String token : tokens) {
            boolean isEnd = token.equals(";") && !isInsideTrigger(current);
            if (isEnd) {
                count += current.isEmpty() ? 0 : 1;
                current.clear();
            } else {
                current.add(token);
            }
        }
        return current.isEmpty() ? count : count + 1;
    }

    /** A trigger has semicolons of its own until {@code ; END}. */
    private static boolean isInsideTrigger(List<String> tokens) {
        boolean isTrigger = !tokens.isEmpty()
                && tokens.get(0).equals("CREATE")
                && tokens.subList(0, Math.min(3, tokens.size())).contains("TRIGGER");
        int size = tokens.size();
        boolean isOver = size > 1
                && tokens.get(size - 1).equals("END")
                && tokens.get(size - 2).equals(";");
        return isTrigger && !isOver;
    }

    private static String verb(List<String> tokens) {
        String first = tokens.isEmpty() ? "" : tokens.get(0);
        if (!first.equals("WITH")) {
            return first;
        }
        int depth = 0;
        for (String token : tokens) {
            depth += token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
            if (depth == 0 && (CHANGES.contains(token) || READS.contains(token))) {
                return token;
            }
        }
        return first;
    }

    private static List<Optional<String>> parameters(List<String> tokens) {
        List<Optional<String>> found = new ArrayList<>();
        for (String token : tokens) {
            if (token.equals("?")) {
                found.add(Optional.empty());
            } else if (token.startsWith("?")) {
                int number = Integer.parseInt(token.substring(1));
                while (found.size() < number) {
                    found.add(Optional.empty());
                }
                found.set(number - 1, Optional.of(token));
            } else if (NAMED.matcher(token).matches() && !found.contains(Optional.of(token))) {
                found.add(Optional.of(token));
            }
        }
        return List.copyOf(found);
    }
}
