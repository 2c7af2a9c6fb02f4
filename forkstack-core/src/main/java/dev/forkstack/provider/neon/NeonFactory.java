package dev.forkstack.provider.neon;

import dev.forkstack.http.JsonApi;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.Service;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.remote.RemoteFactory;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import java.time.Clock;
import java.util.Set;

/**
 * {@code neon}: branches of a project at Neon. Its settings are {@code project}, {@code prod}, {@code database},
 * {@code role}, {@code data}, {@code expires} and {@code api}. Thread-safe.
 */
public final class NeonFactory extends RemoteFactory {

    private static final String KEY = "NEON_API_KEY";
    private static final String SERVER = "neon";
    private static final String REMEDY =
            "Set " + KEY + " to an API key of Neon (a project-scoped one is enough), or put it"
                    + " as the password of <server><id>" + SERVER + "</id> into your settings.xml.";
    /** What Neon says that it has not begun, so that even a write may be sent again. */
    private static final Set<Integer> NOT_BEGUN = Set.of(423, 429, 503);

    public NeonFactory() {
        this(Pacing.DEFAULT, Clock.systemUTC());
    }

    NeonFactory(Pacing pacing, Clock clock) {
        super("neon", ResourceKind.DATABASE, pacing, clock);
    }

    @Override
    public ResourceProvider create(Settings given, ProviderContext context) {
        NeonSettings settings = NeonSettings.read(given);
        JsonApi json = new JsonApi(
                new Service("Neon", settings.api(), NOT_BEGUN, REMEDY), () -> key(context), pacing, context.progress());
        return new NeonDatabases(
                settings,
                new NeonNames(context.names()),
                json,
                new Waiting(pacing, context.progress()),
                context.progress(),
                clock);
    }

    private static Secret key(ProviderContext context) {
        return context.credentials()
                .find(KEY, SERVER)
                .orElseThrow(() -> new ForkStackException(Kind.UNAUTHORIZED, "There is no API key for Neon.", REMEDY));
    }
}
