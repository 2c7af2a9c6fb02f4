package dev.forkstack.provider.planetscale;

import dev.forkstack.http.PercentEncoding;
import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.Keys;
import java.util.regex.Pattern;

/**
 * A login as applications read it. Immutable.
 *
 * <p>Of each engine's tools the URL has the one parameter that makes them encrypt, since not every reader of a {@code .env}
 * file takes more than one: {@code sslaccept} is Prisma's. On this machine, where emulators are, nothing has to be encrypted.
 */
record LoginValues(Engine engine, Login login) {

    /** With or without a port. */
    static final Pattern ADDRESS = Pattern.compile("[A-Za-z0-9.-]+(?::\\d{1,5})?");

    private static final Pattern LOOPBACK = Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d+)?");

    EnvVars asVariables() {
        EnvVars values = EnvVars.NONE
                .with(Keys.DATABASE_URL, url(pooledAddress()))
                .with(Keys.JDBC_DATABASE_URL, jdbcUrl())
                .with(Keys.JDBC_DATABASE_USERNAME, login.user())
                .with(Keys.JDBC_DATABASE_PASSWORD, login.password())
                .with(Keys.FORKSTACK_CREDENTIALS_EXPIRE, login.life().expires().toString());
        return engine == Engine.POSTGRESQL ? values.with(Keys.DATABASE_URL_UNPOOLED, url(address())) : values;
    }

    /** Without the login: a JVM has a pool of its own, so it goes past PlanetScale's. */
    String jdbcUrl() {
        return engine == Engine.POSTGRESQL
                ? "jdbc:postgresql://" + address() + path("sslmode=require")
                : "jdbc:mysql://" + address() + path("sslMode=VERIFY_IDENTITY");
    }

    String pooledJdbcUrl() {
        return "jdbc:postgresql://" + pooledAddress() + path("sslmode=require");
    }

    boolean isPooled() {
        return !address().equals(pooledAddress());
    }

    private String url(String address) {
        return (engine == Engine.POSTGRESQL ? "postgresql://" : "mysql://")
                + PercentEncoding.of(login.user()) + ":"
                + PercentEncoding.of(login.password().reveal()) + "@" + address
                + path(engine == Engine.POSTGRESQL ? "sslmode=require" : "sslaccept=strict");
    }

    private String path(String encryption) {
        return "/" + PercentEncoding.of(login.database())
                + (LOOPBACK.matcher(login.address()).matches() ? "" : "?" + encryption);
    }

    private String address() {
        return withPort(engine.port());
    }

    /** Where PlanetScale names a port itself, that is the only one that is known. */
    private String pooledAddress() {
        return withPort(engine == Engine.POSTGRESQL ? Engine.POOLED : engine.port());
    }

    private String withPort(int port) {
        return login.address().contains(":") ? login.address() : login.address() + ":" + port;
    }
}
