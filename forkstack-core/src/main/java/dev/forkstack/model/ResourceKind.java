package dev.forkstack.model;

/** What a resource is to the application. The order is the order in which a person reads them. */
public enum ResourceKind {
    DATABASE("database"),
    BUCKET("bucket"),
    DIRECTORY("directory");

    private final String word;

    ResourceKind(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
