package dev.forkstack.provider.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** How deep a statement stands in parentheses and in the body of an SQL function, by psql's own rule. */
final class SqlNesting {

    private static final Set<String> ROUTINES = Set.of("function", "procedure");

    private final List<String> firstWords = new ArrayList<>(4);
    private int parentheses;
    private int blocks;

    boolean isOutside() {
        return parentheses == 0 && blocks == 0;
    }

    void symbol(int character) {
        if (character == '(') {
            parentheses++;
        } else if (character == ')' && parentheses > 0) {
            parentheses--;
        }
    }

    /** @param word in lower case */
    void word(String word) {
        if (firstWords.size() < 4) {
            firstWords.add(word);
        }
        if (parentheses > 0 || !createsRoutine()) {
            return;
        }
        if (word.equals("begin") || blocks > 0 && word.equals("case")) {
            blocks++;
        } else if (blocks > 0 && word.equals("end")) {
            blocks--;
        }
    }

    private boolean createsRoutine() {
        if (firstWords.size() < 2 || !firstWords.get(0).equals("create")) {
            return false;
        }
        return ROUTINES.contains(firstWords.get(1))
                || firstWords.size() == 4
                        && firstWords.get(1).equals("or")
                        && firstWords.get(2).equals("replace")
                        && ROUTINES.contains(firstWords.get(3));
    }
}
