package dev.forkstack.config;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import dev.forkstack.model.Suggestion;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The keys of a configuration, whichever source they come from. What a provider's section may hold, the provider knows. */
public final class ConfigKeys {

    public static final String PROJECT = "project";
    public static final String SOURCE = "source";
    public static final String PROTECTED = "protected";
    public static final String TEMPLATES = "templates";
    public static final String MAX_ENVIRONMENTS = "maxEnvironments";

    /** The keys outside of sections. */
    public static final Set<String> TOP = Set.of(PROJECT, SOURCE, PROTECTED, TEMPLATES, MAX_ENVIRONMENTS);

    /** What goals take from the command line alone; an environment's name has no place in a file that all share. */
    public static final Set<String> OF_GOALS = Set.of(
            "env",
            "from",
            "at",
            "adopt",
            "force",
            "failIfExists",
            "skip",
            "keep",
            "scope",
            "output",
            "fix",
            "sizes",
            "disconnect");

    private ConfigKeys() {}

    /** Adds a problem for each key that nobody knows. */
    static void check(String where, Map<String, String> keys, Set<String> alsoKnown, Problems problems) {
        keys.keySet().stream()
                .filter(key -> !isKnown(key) && !alsoKnown.contains(key))
                .forEach(key -> problems.add(unknown(where, key, alsoKnown)));
    }

    private static boolean isKnown(String key) {
        return TOP.contains(key) || PartSections.isKey(key);
    }

    private static ForkStackException unknown(String where, String written, Set<String> alsoKnown) {
        String key = written.endsWith(".") ? written.substring(0, written.length() - 1) : written;
        if (PartSections.ALL.contains(key)) {
            return new ForkStackException(
                    Kind.CONFIGURATION,
                    "'" + key + "' in " + where + " is a section, not a value.",
                    "Write its keys, such as " + PartSections.example(key) + ".");
        }
        int dot = key.indexOf('.');
        String head = dot < 0 ? key : key.substring(0, dot);
        String tail = dot < 0 ? "" : key.substring(dot);
        if (PartSections.ALL.contains(head)) {
            return new ForkStackException(
                    Kind.CONFIGURATION,
                    "'" + key + "' in " + where + " lacks the name of the part, or its key.",
                    "Write it as " + PartSections.example(head) + ".");
        }
        Set<String> known = new TreeSet<>(TOP);
        known.addAll(PartSections.ALL);
        known.addAll(alsoKnown);
        return new ForkStackException(
                Kind.CONFIGURATION,
                "Unknown key '" + key + "' in " + where + "."
                        + Suggestion.closest(head, known)
                                .map(word -> " Did you mean '" + word + tail + "'?")
                                .orElse(""),
                "Known there: " + String.join(", ", known) + ".");
    }
}
