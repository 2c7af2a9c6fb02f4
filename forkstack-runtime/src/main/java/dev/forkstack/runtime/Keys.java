package dev.forkstack.runtime;

import java.util.Set;

/** The variables that Fork Stack writes and applications read. */
public final class Keys {

    public static final String FORKSTACK_PROJECT = "FORKSTACK_PROJECT";
    public static final String FORKSTACK_ENV = "FORKSTACK_ENV";
    public static final String FORKSTACK_SOURCE = "FORKSTACK_SOURCE";
    /** When the first of the credentials ends, as an ISO-8601 instant; only where one ends. */
    public static final String FORKSTACK_CREDENTIALS_EXPIRE = "FORKSTACK_CREDENTIALS_EXPIRE";
    /** As the engine's own tools want it, with credentials where the engine takes them in a URL. */
    public static final String DATABASE_URL = "DATABASE_URL";
    /** Past the connection pooler, for migrations; only where there is a pooler. */
    public static final String DATABASE_URL_UNPOOLED = "DATABASE_URL_UNPOOLED";
    /** Only where the engine takes a token instead of user and password. */
    public static final String DATABASE_AUTH_TOKEN = "DATABASE_AUTH_TOKEN";
    /** Without credentials. */
    public static final String JDBC_DATABASE_URL = "JDBC_DATABASE_URL";

    public static final String JDBC_DATABASE_USERNAME = "JDBC_DATABASE_USERNAME";
    public static final String JDBC_DATABASE_PASSWORD = "JDBC_DATABASE_PASSWORD";
    public static final String BUCKET_NAME = "BUCKET_NAME";
    public static final String AWS_ENDPOINT_URL_S3 = "AWS_ENDPOINT_URL_S3";
    public static final String AWS_REGION = "AWS_REGION";
    public static final String AWS_ACCESS_KEY_ID = "AWS_ACCESS_KEY_ID";
    public static final String AWS_SECRET_ACCESS_KEY = "AWS_SECRET_ACCESS_KEY";
    /** Of keys that end by themselves. */
    public static final String AWS_SESSION_TOKEN = "AWS_SESSION_TOKEN";

    /** What the application keeps in files; relative to the project root, with {@code /}. */
    public static final String LOCAL_STATE_DIR = "LOCAL_STATE_DIR";

    /** Every key that a block can hold; outside of it each would be a second truth. */
    public static final Set<String> ALL = Set.of(
            FORKSTACK_PROJECT,
            FORKSTACK_ENV,
            FORKSTACK_SOURCE,
            FORKSTACK_CREDENTIALS_EXPIRE,
            DATABASE_URL,
            DATABASE_URL_UNPOOLED,
            DATABASE_AUTH_TOKEN,
            JDBC_DATABASE_URL,
            JDBC_DATABASE_USERNAME,
            JDBC_DATABASE_PASSWORD,
            BUCKET_NAME,
            AWS_ENDPOINT_URL_S3,
            AWS_REGION,
            AWS_ACCESS_KEY_ID,
            AWS_SECRET_ACCESS_KEY,
            AWS_SESSION_TOKEN,
            LOCAL_STATE_DIR);

    private Keys() {}
}
