package dev.forkstack.provider.turso;

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
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import java.time.Clock;
import java.util.Set;

/**
 * {@code turso}: databases of an organization at Turso. Its settings are {@code organization}, {@code prod}, {@code group},
 * {@code tokenLife} and {@code api}. Thread-safe.
 */
public final class TursoFactory extends RemoteFactory {

    private static final String TOKEN = "TURSO_API_TOKEN";
    private static final String SERVER = "turso";
    private static final String REMEDY =
            "Set " + TOKEN + " to a token of the Platform API (turso auth api-tokens mint), or"
                    + " put it as the password of <server><id>" + SERVER + "</id> into your settings.xml.";

    public TursoFactory() {
        this(Pacing.DEFAULT, Clock.systemUTC());
    }

    TursoFactory(Pacing pacing, Clock clock) {
        super("turso", ResourceKind.DATABASE, pacing, clock);
    }

    @Override
    public ResourceProvider create(Settings given, ProviderContext context) {
        TursoSettings settings = TursoSettings.read(given, context.names());
        DatabaseNames names = TursoNames.of(context.names(), settings.organization(), settings.prod());
        JsonApi json = new JsonApi(
                new Service("Turso", settings.api(), Set.of(429), REMEDY),
                () -> token(context),
                pacing,
                context.progress());
        TursoApi api = new TursoApi(json, settings.organization());
        Waiting waiting = new Waiting(pacing, context.progress());
        TokenStore store = new TokenStore(new UserHome(context.home()), settings.organization());
        KnownDatabases databases = new KnownDatabases(api);
        Tokens tokens = new Tokens(api, databases, store, settings.tokenLife(), clock);
        DataPlane plane = new DataPlane(json, settings, databases, waiting);
        DatabaseRemoval removal = new DatabaseRemoval(api, databases, tokens, waiting);
        MarkReader marks = new MarkReader(api, names, tokens, plane, clock);
        return new TursoDatabases(
                settings,
                names,
                api,
                databases,
                tokens,
                removal,
                marks,
                new DatabaseFork(databases, marks, tokens, plane, removal, waiting, context.progress()),
                new DatabaseLogin(settings, tokens, plane));
    }

    private static Secret token(ProviderContext context) {
        return context.credentials()
                .find(TOKEN, SERVER)
                .orElseThrow(() -> new ForkStackException(
                        Kind.UNAUTHORIZED, "There is no token for the Platform API of Turso.", REMEDY));
    }
}
