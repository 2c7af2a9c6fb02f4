package dev.forkstack.runtime;

/** The names of a project's resources: one rule for making, finding and deleting alike. Immutable. */
public record ResourceNames(ProjectName project) {

    /** {@code app-alice}. */
    public String database(EnvironmentName env) {
        return project + "-" + env;
    }

    /** {@code app-bucket-alice}. */
    public String bucket(EnvironmentName env) {
        return project + "-bucket-" + env;
    }

    /** {@code app.alice.db}, relative to the project root. */
    public String directory(EnvironmentName env) {
        return project + "." + env + ".db";
    }
}
