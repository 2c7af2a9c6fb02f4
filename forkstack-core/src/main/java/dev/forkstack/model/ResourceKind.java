package dev.forkstack.model;

import dev.forkstack.runtime.PartName;
import java.util.Optional;

/** What a resource is to the application. The order is the order in which a person reads them. */
public enum ResourceKind {
    DATABASE("database", "databases"),
    BUCKET("bucket", "buckets"),
    DIRECTORY("directory", "directories");

    private final String word;
    private final String plural;

    ResourceKind(String word, String plural) {
        this.word = word;
        this.plural = plural;
    }

    /** Where a configuration has the settings: {@code database} for the first, {@code databases.audit} for another. */
    public String section(Optional<PartName> part) {
        return part.map(name -> plural + "." + name).orElse(word);
    }

    /** {@code databases}: where a configuration names further ones. */
    public String plural() {
        return plural;
    }

    @Override
    public String toString() {
        return word;
    }
}
