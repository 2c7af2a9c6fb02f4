package dev.forkstack.provider.turso;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.provider.libsql.DatabaseNames;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.PointInTime;
import dev.forkstack.spi.ResourceProvider;
import java.util.List;
import java.util.Optional;

/**
 * A project's databases at Turso. An environment is a branch: a database seeded from another. Of what depends on a database
 * nothing is told: the service documents no dependence of a branch on its source. Thread-safe.
 */
final class TursoDatabases implements ResourceProvider, PointInTime, Diagnosable {

    private final TursoSettings settings;
    private final DatabaseNames names;
    private final TursoApi api;
    private final KnownDatabases databases;
    private final Tokens tokens;
    private final DatabaseRemoval removal;
    private final MarkReader marks;
    private final DatabaseFork forks;
    private final DatabaseLogin login;

    TursoDatabases(
            TursoSettings settings,
            DatabaseNames names,
            TursoApi api,
            KnownDatabases databases,
            Tokens tokens,
            DatabaseRemoval removal,
            MarkReader marks,
            DatabaseFork forks,
            DatabaseLogin login) {
        this.settings = settings;
        this.names = names;
        this.api = api;
        this.databases = databases;
        this.tokens = tokens;
        this.removal = removal;
        this.marks = marks;
        this.forks = forks;
        this.login = login;
    }

    @Override
    public Optional<Resource> find(EnvironmentName name) {
        return databases.look(names.of(name)).map(database -> database.resource(marks.read(database)));
    }

    @Override
    public Resource create(Plan plan) {
        String name = names.of(plan.name());
        Database source = source(plan);
        return forks.make(
                new BranchRequest(
                        api,
                        name,
                        settings.group().orElse(source.group()),
                        source,
                        source.name().equals(names.prod()) ? Optional.of(source) : databases.look(names.prod()),
                        plan.mark().at()),
                plan);
    }

    @Override
    public Resource mark(Owned resource, Mark mark) {
        Database database = standing(resource.resource());
        if (database.parent().isEmpty()) {
            throw new ForkStackException(
                    Kind.REJECTED,
                    "The " + database.title() + " is no branch, and only a branch is ever taken for an environment.",
                    "Choose another environment name.");
        }
        return forks.marked(database, resource.resource().mark(), mark);
    }

    @Override
    public void delete(Owned resource) {
        Resource ours = resource.resource();
        Optional<Database> standing =
                databases.look(ours.name()).filter(database -> database.id().equals(ours.id()));
        standing.ifPresent(database -> {
            if (database.blocks().deletion()) {
                throw new ForkStackException(
                        Kind.REJECTED,
                        "The " + database.title() + " is protected from deletion.",
                        "Take the protection away (turso db config delete-protection disable " + database.name()
                                + "), then run the command again.");
            }
            removal.remove(database);
        });
        removal.forget(ours.id());
    }

    @Override
    public void sweep() {
        tokens.forgetGone();
    }

    @Override
    public EnvVars connect(Owned resource, EnvVars held) {
        Database database = standing(resource.resource());
        Optional<String> source =
                database.parent().flatMap(parent -> databases.get(parent.id())).map(Database::hostname);
        return login.connect(database, held, source);
    }

    /** By names and parents: a list does not say who made an environment, nor whether it was finished. */
    @Override
    public List<Resource> list() {
        return Family.of(names, api.list()).resources(this::rowIfItAnswers);
    }

    /** One database that does not answer must not hide the others. */
    private Optional<Mark> rowIfItAnswers(Database database) {
        try {
            return marks.row(database);
        } catch (ForkStackException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Finding> diagnose() {
        return new Checkup(api, settings).findings();
    }

    @Override
    public void close() {
        // Every call closes what it has opened.
    }

    private Database standing(Resource resource) {
        return databases.get(resource.name(), resource.id()).orElseThrow(() -> KnownDatabases.removed(resource.name()));
    }

    private Database source(Plan plan) {
        Resource source = plan.source()
                .orElseThrow(() -> new ForkStackException(
                        Kind.CONFIGURATION,
                        "An environment at Turso is forked from another, and none was named for " + plan.name() + ".",
                        "Name the source: FROM=prod."));
        return databases.get(source.name(), source.id()).orElseThrow(() -> BranchRequest.gone(source.name()));
    }

    @Override
    public String toString() {
        return api.toString();
    }
}
