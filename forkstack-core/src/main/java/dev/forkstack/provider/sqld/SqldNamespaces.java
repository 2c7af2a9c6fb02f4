package dev.forkstack.provider.sqld;

import dev.forkstack.http.AtOnce;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.provider.libsql.DatabaseNames;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ResourceProvider;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A project's namespaces at a self-hosted libSQL server. An environment is a full copy of another. Thread-safe. */
final class SqldNamespaces implements ResourceProvider, Diagnosable {

    private final DatabaseNames names;
    private final AdminApi admin;
    private final Registry registry;
    private final NamespaceReader reader;
    private final NamespaceFork forks;
    private final NamespaceRemoval removal;
    private final NamespaceLogin login;
    private final Checkup checkup;
    private final ProgressListener progress;

    SqldNamespaces(
            DatabaseNames names,
            AdminApi admin,
            Registry registry,
            NamespaceReader reader,
            NamespaceFork forks,
            NamespaceRemoval removal,
            NamespaceLogin login,
            Checkup checkup,
            ProgressListener progress) {
        this.names = names;
        this.admin = admin;
        this.registry = registry;
        this.reader = reader;
        this.forks = forks;
        this.removal = removal;
        this.login = login;
        this.checkup = checkup;
        this.progress = progress;
    }

    @Override
    public Optional<Resource> find(EnvironmentName name) {
        return reader.look(names.of(name));
    }

    @Override
    public Resource create(Plan plan) {
        Resource source = plan.source()
                .orElseThrow(() -> new ForkStackException(
                        Kind.CONFIGURATION,
                        "An environment at a libSQL server is forked from another, and none was named for "
                                + plan.name() + ".",
                        "Name the source: FROM=prod."));
        return forks.make(names.of(plan.name()), source.name(), plan.mark());
    }

    @Override
    public Resource mark(Owned resource, Mark mark) {
        Resource ours = standing(resource.resource());
        // As it was when it was proven ours: what somebody has written since stays.
        Optional<Mark> expected = resource.resource().mark();
        Resource marked = forks.marking(ours.name()).marked(expected, mark.on(ours.id()));
        if (expected.isEmpty()) {
            registry.keep(ours.name(), mark.on(ours.id()).filling()); // it was taken over, and is to be listed
        }
        return marked;
    }

    @Override
    public void delete(Owned resource) {
        if (removal.remove(resource)) {
            forgotten(resource.resource());
        }
    }

    /** What is recorded is not believed before a look, and goes with the next sweep. */
    private void forgotten(Resource gone) {
        try {
            registry.remove(gone.name(), gone.id());
        } catch (ForkStackException e) {
            progress.note("the record of namespace " + gone.name() + " stays for now: " + e.getMessage());
        }
    }

    /** Of what is not there, unless somebody may be about to make it. */
    @Override
    public void sweep() {
        recorded()
                .filter(mark -> !reader.isYoung(mark))
                .filter(mark -> admin.config(name(mark)).isEmpty())
                .forEach(mark -> registry.remove(name(mark), mark.resource()));
    }

    @Override
    public EnvVars connect(Owned resource, EnvVars held) {
        return login.connect(resource.resource().name(), resource.resource().id(), held);
    }

    /** What was recorded and is there. What somebody made by hand was not, and no call of the server tells of it. */
    @Override
    public List<Resource> list() {
        return AtOnce.map(recorded().map(SqldNamespaces::name).toList(), reader::list).stream()
                .flatMap(Optional::stream)
                .filter(resource -> resource.mark()
                        .filter(mark -> !mark.project().equals(names.project()))
                        .isEmpty())
                .toList();
    }

    private Stream<Mark> recorded() {
        return registry.all().stream()
                .filter(mark -> mark.project().equals(names.project()))
                .filter(mark -> mark.part().equals(names.names().part()));
    }

    private static String name(Mark recorded) {
        return recorded.names().database(recorded.env());
    }

    @Override
    public List<Finding> diagnose() {
        return checkup.findings();
    }

    @Override
    public void close() {
        // Every call closes what it has opened.
    }

    private Resource standing(Resource resource) {
        return reader.look(resource.name(), resource.id()).orElseThrow(() -> NamespaceReader.removed(resource.name()));
    }

    @Override
    public String toString() {
        return admin.toString();
    }
}
