package dev.forkstack.provider.sqld;

import dev.forkstack.http.JsonApi;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.Service;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.libsql.DatabaseNames;
import dev.forkstack.provider.remote.RemoteFactory;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * {@code libsql}: namespaces of a self-hosted libSQL server (sqld). Its settings are {@code admin}, {@code url}, {@code prod}
 * and {@code tokenLife}. Thread-safe.
 */
public final class SqldFactory extends RemoteFactory {

    private static final String ADMIN_KEY = "LIBSQL_ADMIN_AUTH_KEY";
    private static final String ADMIN_REMEDY = "Set " + ADMIN_KEY + " to what the server was started with as"
            + " --admin-auth-key, or put it as the password of <server><id>libsql</id> into your settings.xml.";

    /** A whole database is copied before the answer comes. */
    private static final Duration COPY = Duration.ofHours(1);

    public SqldFactory() {
        this(Pacing.DEFAULT, Clock.systemUTC());
    }

    SqldFactory(Pacing pacing, Clock clock) {
        super("libsql", ResourceKind.DATABASE, pacing, clock);
    }

    @Override
    public ResourceProvider create(Settings given, ProviderContext context) {
        SqldSettings settings = SqldSettings.read(given, context.names());
        DatabaseNames names = NamespaceNames.of(context.names(), settings.prod());
        Tokens tokens = new Tokens(
                () -> key(context.credentials(), settings),
                () -> context.credentials().find("LIBSQL_AUTH_TOKEN", "libsql-token"),
                settings.tokenLife(),
                clock);
        AdminApi admin =
                new AdminApi(admin(settings, context, pacing), admin(settings, context, pacing.withRequest(COPY)));
        NamespacePlane plane = new NamespacePlane(admin.api(), settings.url(), tokens);
        Registry registry =
                new Registry(admin, plane, () -> admin.config(settings.prod()).flatMap(NamespaceConfig::jwtKey));
        NamespaceReader reader = new NamespaceReader(admin, plane, registry, names, clock);
        NamespaceRemoval removal = new NamespaceRemoval(admin, reader, new Waiting(pacing, context.progress()));
        return new SqldNamespaces(
                names,
                admin,
                registry,
                reader,
                new NamespaceFork(
                        plane,
                        registry,
                        reader,
                        new NamespaceCopy(admin, plane, registry, removal, context.progress()),
                        context.progress()),
                removal,
                new NamespaceLogin(admin, settings.url(), plane, tokens),
                new Checkup(admin, plane, tokens, registry, settings),
                context.progress());
    }

    /** A server that was started without a key takes any, and none. */
    private static JsonApi admin(SqldSettings settings, ProviderContext context, Pacing pacing) {
        return new JsonApi(
                new Service("The libSQL server", settings.admin(), Set.of(429), ADMIN_REMEDY, Optional.of("basic ")),
                () -> context.credentials().find(ADMIN_KEY, "libsql").orElse(new Secret("none")),
                pacing,
                context.progress());
    }

    private static Optional<SigningKey> key(Credentials credentials, SqldSettings settings) {
        Optional<SigningKey> key = credentials
                .find("LIBSQL_JWT_KEY", "libsql-jwt")
                .map(text -> SigningKey.parse(text, NamespacePlane.REMEDY));
        if (key.isPresent() && !settings.url().isHost()) {
            throw new ForkStackException(
                    Kind.CONFIGURATION,
                    "LIBSQL_JWT_KEY signs tokens for one namespace each, and below /dev/ the server takes none of those.",
                    "Set database.url to an address with {namespace} as the first part of the host, or leave out the key"
                            + " and set LIBSQL_AUTH_TOKEN.");
        }
        return key;
    }
}
