package dev.forkstack.runtime;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The environment that this application is in, and its values. An application that asks here always meets its own
 * environment: values that were written for another one are refused, never handed out. Immutable; {@link #toString} has
 * no secret.
 */
public final class ForkStackEnvironment {

    private static final String WITHOUT_LOGIN = "jdbc:sqlite:";

    private final EnvironmentName name;
    private final Path root;
    private final Map<String, String> values;
    private final String whereValuesComeFrom;
    private final Optional<PartName> part;

    private ForkStackEnvironment(
            EnvironmentName name,
            Path root,
            Map<String, String> values,
            String whereValuesComeFrom,
            Optional<PartName> part) {
        this.name = name;
        this.root = root;
        this.values = Map.copyOf(values);
        this.whereValuesComeFrom = whereValuesComeFrom;
        this.part = part;
    }

    /**
     * The environment of the project that holds the working directory; in the tests of a build, the build's own, which the
     * system property {@code forkstack.envFile} or the variable {@code FORKSTACK_ENV_FILE} leads to.
     *
     * @throws ForkStackRuntimeException if variables and files do not agree on one environment
     */
    public static ForkStackEnvironment current() {
        return of(Path.of(""), BuildValues.ofThisProcess());
    }

    /** As {@link #current}, for another directory and other process variables. */
    public static ForkStackEnvironment of(Path directory, Map<String, String> processEnvironment) {
        Path root = ProjectRoot.of(directory);
        Optional<BuildValues> build = BuildValues.of(processEnvironment);
        CurrentEnvironment current = CurrentEnvironment.ofApplication(root, processEnvironment);
        Agreement agreement = new Agreement(current, processEnvironment, build);
        if (current.name().equals(EnvironmentName.PROD)) {
            // Production's secrets come from a secrets manager; a file on a disk must not even be opened.
            return new ForkStackEnvironment(
                    current.name(), root, agreement.processAlone(), "the process environment", Optional.empty());
        }
        Path file = EnvFile.ofApplication(root, processEnvironment);
        Map<String, String> agreed =
                agreement.values(build.map(BuildValues::read).orElseGet(() -> EnvFile.read(root)));
        return new ForkStackEnvironment(current.name(), root, agreed, file.toString(), Optional.empty());
    }

    public EnvironmentName name() {
        return name;
    }

    /**
     * A further database or bucket of this environment, whose values have the same methods here: {@code
     * part("audit").jdbcUrl()} is {@code AUDIT_JDBC_DATABASE_URL}.
     *
     * @throws IllegalArgumentException if no part can have this name
     */
    public ForkStackEnvironment part(String name) {
        return new ForkStackEnvironment(this.name, root, values, whereValuesComeFrom, Optional.of(new PartName(name)));
    }

    /** With credentials, as the database's own tools take it. */
    public String databaseUrl() {
        return get(Keys.DATABASE_URL);
    }

    /** Without credentials, for a JDBC driver; see {@link #jdbcUsername} and {@link #jdbcPassword}. */
    public String jdbcUrl() {
        return get(Keys.JDBC_DATABASE_URL);
    }

    /** Empty for SQLite, which knows no users. */
    public String jdbcUsername() {
        return login(Keys.JDBC_DATABASE_USERNAME);
    }

    /** Empty for SQLite, which knows no passwords. */
    public String jdbcPassword() {
        return login(Keys.JDBC_DATABASE_PASSWORD);
    }

    private String login(String key) {
        boolean hasLogin = find(Keys.JDBC_DATABASE_URL)
                .filter(url -> url.startsWith(WITHOUT_LOGIN))
                .isEmpty();
        return hasLogin ? get(key) : find(key).orElse("");
    }

    public String bucketName() {
        return get(Keys.BUCKET_NAME);
    }

    /** The address of the object store; empty for the service's own default. */
    public Optional<URI> bucketEndpoint() {
        return find(Keys.AWS_ENDPOINT_URL_S3).map(URI::create);
    }

    /** Where this environment's files are; absolute. */
    public Path localStateDirectory() {
        return root.resolve(get(Keys.LOCAL_STATE_DIR)).toAbsolutePath().normalize();
    }

    /**
     * Any value of this environment.
     *
     * @throws ForkStackRuntimeException if it has none of that name
     */
    public String get(String key) {
        return find(key)
                .orElseThrow(() -> new ForkStackRuntimeException(
                        "Environment " + name + " has no " + variable(key) + " (looked in " + whereValuesComeFrom
                                + ").",
                        name.equals(EnvironmentName.PROD)
                                ? "Let the secrets manager set it for this process."
                                : "Write the values again: make envs-switch " + name + "."));
    }

    /** Any value of this environment, if it has one. */
    public Optional<String> find(String key) {
        return Optional.ofNullable(values.get(variable(key))).filter(value -> !value.isEmpty());
    }

    private String variable(String key) {
        return part.map(further -> further.variable(key)).orElse(key);
    }

    @Override
    public String toString() {
        return "environment " + name;
    }
}
