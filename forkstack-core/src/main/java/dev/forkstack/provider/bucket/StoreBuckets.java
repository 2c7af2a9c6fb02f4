package dev.forkstack.provider.bucket;

import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.ObjectPage;
import dev.forkstack.http.s3.Objects;
import dev.forkstack.http.s3.S3Api;
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
import dev.forkstack.spi.ResourceProvider;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The buckets of one project at a store that cannot fork: each environment has one of its own, filled by copying. Thread-safe.
 */
public final class StoreBuckets implements ResourceProvider, Diagnosable, Measurable {

    private final S3Api api;
    private final BucketFinder finder;
    private final MarkPlace marks;
    private final BucketFork forks;
    private final BucketRemoval removal;
    private final BucketKeys keys;
    private final Diagnosable checkup;

    public StoreBuckets(
            BucketFinder finder, BucketFork forks, BucketRemoval removal, BucketKeys keys, Diagnosable checkup) {
        this.api = finder.api();
        this.finder = finder;
        this.marks = finder.marks();
        this.forks = forks;
        this.removal = removal;
        this.keys = keys;
        this.checkup = checkup;
    }

    @Override
    public Optional<Resource> find(EnvironmentName name) {
        return finder.find(name);
    }

    @Override
    public boolean isSource(EnvironmentName name) {
        return name.equals(EnvironmentName.PROD) || finder.names().name(name).equals(finder.production());
    }

    @Override
    public Resource create(Plan plan) {
        return forks.make(plan);
    }

    @Override
    public Resource mark(Owned resource, Mark mark) {
        Resource ours = resource.resource();
        Resource standing = standing(ours);
        Mark next = mark.on(ours.id());
        if (standing.mark().isEmpty()) {
            marks.claim(ours.name(), next);
        } else {
            marks.replace(ours.name(), next);
        }
        return BucketFinder.resource(ours.name(), Optional.of(next));
    }

    /** @throws ForkStackException {@code NOT_FOUND} unless that very bucket is still there */
    private Resource standing(Resource ours) {
        return finder.look(ours.name())
                .filter(now -> now.id().equals(ours.id()))
                .orElseThrow(() -> BucketFork.removed(ours.name()));
    }

    @Override
    public void delete(Owned resource) {
        removal.remove(resource);
        keys.forget(resource.resource().name());
    }

    @Override
    public EnvVars connect(Owned resource, EnvVars held) {
        Resource ours = standing(resource.resource());
        if (ours.name().equals(finder.production())) {
            throw new ForkStackException(
                    Kind.NOT_OURS,
                    "The bucket " + ours.name() + " is production's, and no environment is given it.",
                    "Choose another environment name.");
        }
        return keys.connect(ours.name(), held);
    }

    @Override
    public List<Resource> list() {
        return finder.list();
    }

    @Override
    public Optional<Size> measure(Resource resource) {
        try {
            return Optional.of(size(resource.name()));
        } catch (ForkStackException e) {
            if (e.kind() == Kind.NOT_FOUND) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Size size(String bucket) {
        long bytes = 0;
        long count = 0;
        Optional<String> next = Optional.empty();
        do {
            ObjectPage page = new Objects(api, bucket).list("", next, Map.of());
            for (ObjectEntry object : page.objects()) {
                if (!object.key().startsWith(ObjectPlace.PREFIX)) {
                    bytes += object.size();
                    count++;
                }
            }
            next = page.next();
        } while (next.isPresent());
        return new Size(bytes, OptionalLong.of(count));
    }

    @Override
    public List<Finding> diagnose() {
        return checkup.diagnose();
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
