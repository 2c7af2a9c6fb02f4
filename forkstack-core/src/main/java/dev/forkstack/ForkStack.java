package dev.forkstack;

import dev.forkstack.model.ApplicationValues;
import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.Created;
import dev.forkstack.model.DeleteRequest;
import dev.forkstack.model.Deleted;
import dev.forkstack.model.Environment;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import dev.forkstack.model.Status;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ForkStackRuntimeException;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.server.HomeDiagnosis;
import dev.forkstack.server.UserHome;
import dev.forkstack.spi.Artifacts;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.LocalServer;
import dev.forkstack.spi.Observation;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.state.BuildFiles;
import dev.forkstack.state.CheckoutDiagnosis;
import dev.forkstack.state.CheckoutStatus;
import dev.forkstack.state.Destination;
import dev.forkstack.state.GitWorkTree;
import dev.forkstack.state.Workspace;
import dev.forkstack.workflow.CreateEnvironment;
import dev.forkstack.workflow.DeleteEnvironment;
import dev.forkstack.workflow.DiagnoseProject;
import dev.forkstack.workflow.Diagnosis;
import dev.forkstack.workflow.InterruptOnShutdown;
import dev.forkstack.workflow.Limits;
import dev.forkstack.workflow.ListEnvironments;
import dev.forkstack.workflow.LocalServers;
import dev.forkstack.workflow.MeasureEnvironments;
import dev.forkstack.workflow.MendProject;
import dev.forkstack.workflow.Owner;
import dev.forkstack.workflow.Part;
import dev.forkstack.workflow.Protection;
import dev.forkstack.workflow.Scope;
import dev.forkstack.workflow.ShowStatus;
import dev.forkstack.workflow.SwitchEnvironment;
import dev.forkstack.workflow.Unstoppable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The front door: one method a verb. Thread-safe. Every method throws {@link ForkStackException} with a remedy. A shutdown
 * of the JVM interrupts what is under way and waits until this is closed.
 */
public final class ForkStack implements AutoCloseable {

    private final ForkStackConfig config;
    private final Scope scope;
    private final InterruptOnShutdown shutdown = new InterruptOnShutdown();

    private ForkStack(ForkStackConfig config, Scope scope) {
        this.config = config;
        this.scope = scope;
    }

    /**
     * Checks the configuration and opens the providers; nothing is fetched, started or connected yet.
     *
     * @throws ForkStackException {@code CONFIGURATION} naming everything that is wrong
     */
    public static ForkStack open(
            ForkStackConfig config, Artifacts artifacts, Credentials credentials, ProgressListener progress) {
        Path locks = new UserHome(config.home()).locks();
        return open(config, artifacts, credentials, progress, new Workspace(config.root(), locks));
    }

    /** As above, for somebody whose values go elsewhere than into the checkout: {@link #buildFiles}. */
    public static ForkStack open(
            ForkStackConfig config,
            Artifacts artifacts,
            Credentials credentials,
            ProgressListener progress,
            Destination destination) {
        UserHome home = new UserHome(config.home());
        ProviderContext context = new ProviderContext(
                new ResourceNames(config.project()), config.root(), config.home(), artifacts, credentials, progress);
        List<Part> parts = new Providers(context).open(config);
        Map<String, String> ignored = new TreeMap<>();
        parts.forEach(part -> ignored.putAll(part.ignored()));
        GitWorkTree git = new GitWorkTree(config.root());
        return new ForkStack(
                config,
                new Scope(
                        config.project(),
                        parts,
                        config.source(),
                        new Limits(config.templates(), config.maxEnvironments()),
                        new Protection(config.protectedNames(), config.processEnvironment()),
                        Owner.of(config.processEnvironment(), git),
                        destination.ignoring(ignored),
                        () -> home.prepare().locks(),
                        progress));
    }

    /** Where the values of builds go, so that no build touches a developer's checkout. */
    public static BuildFiles buildFiles(ForkStackConfig config) {
        UserHome home = new UserHome(config.home()).prepare();
        return new BuildFiles(home.builds(), home.locks());
    }

    /** Ensures that the environment stands as a whole and switches to it. */
    public Created create(CreateRequest request) {
        return interruptible(() -> new CreateEnvironment(scope).run(request));
    }

    /** Writes the environment's values into the checkout. */
    public Environment switchTo(EnvironmentName name) {
        return interruptible(() -> new SwitchEnvironment(scope).run(name));
    }

    /** Removes everything of the environment; its absence is success. */
    public Deleted delete(DeleteRequest request) {
        return interruptible(() -> new DeleteEnvironment(scope).run(request));
    }

    /** As {@link #delete}, for the end of a build: a shutdown that is under way waits for it and does not interrupt it. */
    public Deleted deleteAtTheEnd(DeleteRequest request) {
        return Unstoppable.run(() -> new DeleteEnvironment(scope).run(request));
    }

    /** All environments of the project, sorted by name, with what is foreign last. */
    public List<Environment> list() {
        return interruptible(() -> new ListEnvironments(scope).run());
    }

    /** The environment that an application started here would be in. */
    public EnvironmentName current() {
        try {
            return CurrentEnvironment.of(config.root(), config.processEnvironment())
                    .name();
        } catch (ForkStackRuntimeException e) {
            throw new ForkStackException(Kind.LOCAL_STATE, e.problem(), e.remedy(), e);
        }
    }

    /** Whether {@code dev} is made here as a whole, so that everybody can switch to it. */
    public boolean makesDev() {
        return scope.parts().stream().allMatch(Part::makesOrigin);
    }

    public boolean isProtected(EnvironmentName name) {
        return config.protectedNames().contains(name);
    }

    /** Whether the environment only serves as a source, so that no checkout is ever in it. */
    public boolean isTemplate(EnvironmentName name) {
        return config.templates().contains(name);
    }

    /** What to say last when {@code ENV} sends applications elsewhere than the command just did. */
    public Optional<String> disagreement(EnvironmentName name) {
        return scope.protection().disagreement(name);
    }

    /** Starts the local servers that this project needs; fetches them first where they are absent. */
    public List<LocalServer> up() {
        return interruptible(() -> {
            new UserHome(config.home()).prepare();
            return new LocalServers(scope).up();
        });
    }

    /** Stops the local servers of this user, for all of the user's projects; their data stay. */
    public List<LocalServer> down() {
        return interruptible(() -> new LocalServers(scope).down());
    }

    /** Looks at everything that the other verbs rely on; changes and starts nothing. */
    public Diagnosis diagnose() {
        return interruptible(() -> new Diagnosis(List.of(), look()));
    }

    /** As {@link #diagnose}, and puts right what is safe to: never anything that is ready, or not ours. */
    public Diagnosis mend() {
        return interruptible(() -> new MendProject(scope, this::look).run());
    }

    private List<Observation> look() {
        UserHome home = new UserHome(config.home());
        List<Observation> ofUser = new ArrayList<>(new HomeDiagnosis(home).observe());
        ofUser.addAll(new DeadBuilds(new BuildFiles(home.builds(), home.locks()), config.project()).observe());
        CheckoutDiagnosis checkout = new CheckoutDiagnosis(
                config.root(), config.processEnvironment(), new Workspace(config.root(), home.locks()));
        return new DiagnoseProject(scope).run(checkout, ofUser);
    }

    /** What an application started here would get, and why; starts, fetches and changes nothing. */
    public Status status() {
        ApplicationValues values = new CheckoutStatus(config.root(), config.processEnvironment()).read();
        ShowStatus status = new ShowStatus(scope);
        return interruptible(() -> new Status(
                values,
                values.current().map(found -> status.parts(found.name())).orElse(List.of()),
                status.servers(),
                new EffectiveSettings(config.settings(), scope.parts()).list()));
    }

    /** How much each resource of these environments holds, where its provider can tell. */
    public Map<Resource, Size> sizes(List<Environment> environments) {
        return interruptible(() -> new MeasureEnvironments(scope).run(environments));
    }

    public ForkStackConfig config() {
        return config;
    }

    @Override
    public void close() {
        scope.parts().stream().map(Part::provider).forEach(ResourceProvider::close);
        shutdown.close();
    }

    private <T> T interruptible(Supplier<T> verb) {
        return shutdown.during(verb);
    }
}
