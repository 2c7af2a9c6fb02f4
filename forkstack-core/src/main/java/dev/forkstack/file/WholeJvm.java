package dev.forkstack.file;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What all class loaders of a JVM share. A file lock belongs to the JVM, where Maven loads this code once more for each
 * module that gives the plugin dependencies of its own; a static field would be another one there.
 */
public final class WholeJvm {

    private static final String PREFIX = "dev.forkstack.jvm.";

    private WholeJvm() {}

    /**
     * The one map of this name.
     *
     * @param <V> a type of Java's own, since every class loader has another of ours
     */
    @SuppressWarnings("unchecked") // nobody else writes under this prefix
    public static <V> ConcurrentMap<String, V> map(String name) {
        return (ConcurrentMap<String, V>)
                System.getProperties().computeIfAbsent(PREFIX + name, absent -> new ConcurrentHashMap<String, V>());
    }
}
