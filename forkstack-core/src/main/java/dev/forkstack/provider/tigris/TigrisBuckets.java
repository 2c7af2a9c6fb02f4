package dev.forkstack.provider.tigris;

import dev.forkstack.http.AtOnce;
import dev.forkstack.http.s3.BucketEntry;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Measurable;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.PointInTime;
import dev.forkstack.spi.ResourceProvider;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A project's buckets at Tigris. An environment is a fork, which shares what neither has changed. Thread-safe. */
record TigrisBuckets(
        TigrisNames names,
        TigrisApi api,
        MarkReader marks,
        BucketFork forks,
        ForkRemoval removal,
        BucketLogin login,
        Checkup checkup)
        implements ResourceProvider, PointInTime, Diagnosable, Measurable {

    @Override
    public Optional<Resource> find(EnvironmentName name) {
        String bucket = names.of(name);
        // Production is never marked, and who forks from it is not asked each time.
        return names.isProd(bucket)
                ? api.head(bucket).map(prod -> prod.resource(Optional.empty(), Set.of()))
                : api.look(bucket).map(this::resource);
    }

    private Resource resource(TigrisBucket bucket) {
        return bucket.resource(marks.of(bucket), bucket.hasForks() ? api.forksOf(bucket.name()) : Set.of());
    }

    @Override
    public boolean isSource(EnvironmentName name) {
        return name.equals(EnvironmentName.PROD);
    }

    @Override
    public Resource create(Plan plan) {
        String name = names.of(plan.name());
        TigrisBucket source = source(plan, name);
        if (!source.isForkable()) {
            throw ForkRequest.notForkable(source);
        }
        plan.mark().at().ifPresent(at -> stoodAt(source.name(), at));
        return forks.make(
                new ForkRequest(api, name, source.name(), plan.mark().at().map(SnapshotVersion::of)), plan.mark());
    }

    /** A fork of nothing would look like a good one. */
    private void stoodAt(String source, Instant at) {
        api.list(source).stream()
                .filter(bucket -> bucket.name().equals(source) && at.isBefore(bucket.created()))
                .findFirst()
                .ifPresent(bucket -> {
                    throw new ForkStackException(
                            Kind.REJECTED,
                            "The bucket " + source + " was made at " + bucket.created() + ", after " + at + ".",
                            "Name a later instant (AT=), or leave it out to fork what is there now.");
                });
    }

    private TigrisBucket source(Plan plan, String name) {
        Resource source = plan.source()
                .filter(given -> !given.name().equals(name))
                .orElseThrow(() -> new ForkStackException(
                        Kind.CONFIGURATION,
                        "An environment at Tigris is forked from another, and none was named for " + plan.name() + ".",
                        "Name the source: FROM=prod."));
        return (names.isProd(source.name())
                        ? api.head(source.name())
                        : api.look(source.name()).filter(now -> now.id().equals(source.id())))
                .orElseThrow(() -> ForkRequest.gone(source.name()));
    }

    @Override
    public Resource mark(Owned resource, Mark mark) {
        return forks.marked(standing(resource.resource()), resource.resource().mark(), mark);
    }

    @Override
    public void delete(Owned resource) {
        removal.remove(resource.resource().name(), resource.resource().id());
    }

    @Override
    public void sweep() {
        login.keys().ifPresent(keys -> keys.sweep(bucket -> names.env(bucket).isPresent(), () -> Set.copyOf(named())));
    }

    @Override
    public EnvVars connect(Owned resource, EnvVars held) {
        return login.connect(standing(resource.resource()), held);
    }

    @Override
    public List<Resource> list() {
        return AtOnce.map(named(), api::look).stream()
                .flatMap(Optional::stream)
                .map(this::resource)
                .filter(resource -> resource.mark()
                        .filter(mark -> !mark.project().equals(names.names().project()))
                        .isEmpty())
                .toList();
    }

    /** What has a name of this project's pattern, production apart. */
    private List<String> named() {
        return api.list(names.names().names().bucketPrefix()).stream()
                .map(BucketEntry::name)
                .filter(bucket -> names.env(bucket).isPresent() && !names.isProd(bucket))
                .toList();
    }

    @Override
    public Optional<Size> measure(Resource resource) {
        return api.measure(resource.name());
    }

    @Override
    public List<Finding> diagnose() {
        return checkup.findings();
    }

    private TigrisBucket standing(Resource resource) {
        return api.look(resource.name())
                .filter(now -> now.id().equals(resource.id()))
                .orElseThrow(() -> BucketFork.removed(resource.name()));
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }

    @Override
    public String toString() {
        return api.toString();
    }
}
