package dev.forkstack.provider.planetscale;

import dev.forkstack.http.JsonApi;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.Service;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.Secret;
import dev.forkstack.provider.remote.RemoteFactory;
import dev.forkstack.server.HeldCredentials;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.Settings;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * {@code planetscale}: branches of a database at PlanetScale, of either kind. Its settings are {@code organization},
 * {@code database}, {@code data}, {@code prod}, {@code clusterSize}, {@code region}, {@code passwordLife} and {@code api}.
 * Thread-safe.
 */
public final class PlanetScaleFactory extends RemoteFactory {

    private static final String ID = "PLANETSCALE_SERVICE_TOKEN_ID";
    private static final String TOKEN = "PLANETSCALE_SERVICE_TOKEN";
    private static final String SERVER = "planetscale";
    private static final String REMEDY = "Set " + ID + " and " + TOKEN
            + " to a service token of PlanetScale and its id, or"
            + " put them as the password and the username of <server><id>" + SERVER + "</id> into your settings.xml.";
    /** Too many requests: not one of them was begun. */
    private static final Set<Integer> NOT_BEGUN = Set.of(429);
    /** How many times longer than any other wait a backup may take to be restored: half an hour. */
    private static final int RESTORE = 15;

    public PlanetScaleFactory() {
        this(Pacing.DEFAULT, Clock.systemUTC());
    }

    PlanetScaleFactory(Pacing pacing, Clock clock) {
        super("planetscale", ResourceKind.DATABASE, pacing, clock);
    }

    @Override
    public ResourceProvider create(Settings given, ProviderContext context) {
        PlanetScaleSettings settings = PlanetScaleSettings.read(given);
        BranchNames names = new BranchNames(context.names());
        PlanetScaleApi api = new PlanetScaleApi(json(settings, context), settings.organization(), settings.database());
        KnownDatabase known = new KnownDatabase(api);
        BranchMarks marks = new BranchMarks(api, known);
        BranchFinder finder = new BranchFinder(api, known, names, settings.prod(), marks);
        Waiting waiting = new Waiting(pacing, context.progress());
        Pacing restoring = pacing.withPatience(pacing.patience().multipliedBy(RESTORE));
        Logins logins = new Logins(api, known, settings, store(settings, context), clock);
        MysqlDriver driver = new MysqlDriver(context.artifacts());
        LoginProof proof = new LoginProof(known, driver, waiting);
        Preflight preflight = new Preflight(api, settings, known);
        return new PlanetScaleDatabases(
                names,
                finder,
                new BranchFork(
                        api,
                        preflight,
                        finder,
                        marks,
                        proof,
                        waiting,
                        new Waiting(restoring, context.progress()),
                        context.progress(),
                        clock),
                new BranchState(api, names, finder, marks),
                new BranchRemoval(api, finder, logins, waiting, context.progress()),
                new BranchLogin(finder, known, logins, proof, clock),
                new Checkup(settings, known, finder, preflight, marks, clock),
                driver);
    }

    private JsonApi json(PlanetScaleSettings settings, ProviderContext context) {
        // Nothing stands before the token: PlanetScale takes neither Bearer nor Basic with a service token.
        return new JsonApi(
                new Service("PlanetScale", settings.api(), NOT_BEGUN, REMEDY, Optional.of("")),
                () -> token(context),
                pacing,
                context.progress());
    }

    private static HeldCredentials store(PlanetScaleSettings settings, ProviderContext context) {
        UserHome home = new UserHome(context.home());
        // Of each database by itself: what is not listed at one is no branch that is gone. No name has a dot.
        return new HeldCredentials(
                home,
                "The logins of PlanetScale branches",
                home.planetScale(),
                settings.organization() + "." + settings.database());
    }

    private static Secret token(ProviderContext context) {
        return context.credentials()
                .findPair(ID, TOKEN, SERVER)
                .map(pair -> new Secret(pair.id() + ":" + pair.secret().reveal()))
                .orElseThrow(() -> new ForkStackException(
                        Kind.UNAUTHORIZED, "There is no service token for PlanetScale.", REMEDY));
    }
}
