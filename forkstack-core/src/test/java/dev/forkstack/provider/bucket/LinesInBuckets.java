package dev.forkstack.provider.bucket;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.ProviderUnderTest;
import java.util.Optional;
import java.util.Set;

/** A service whose applications have keys of their own, and keep a line as an object. */
public interface LinesInBuckets extends ProviderUnderTest {

    OwnersBuckets buckets();

    /** A name that is none of another project's pattern either. */
    static String production(ProjectName project) {
        return "live-" + project;
    }

    @Override
    default Source source(ProjectName project) {
        String name = production(project);
        if (buckets().isNew(name)) {
            buckets().make(name);
            buckets().write(name, "seed");
        }
        Resource bucket = Resource.of(ResourceKind.BUCKET, name, BucketId.unmarked(name), Optional.empty());
        return new Source(bucket, buckets().values(name), name);
    }

    @Override
    default Set<String> read(EnvVars values) {
        return buckets().read(OwnersBuckets.bucket(values));
    }

    @Override
    default void write(EnvVars values, String line) {
        buckets().write(OwnersBuckets.bucket(values), line);
    }

    @Override
    default Optional<String> whyNothingIsSecret() {
        return Optional.of("the application has keys of its own");
    }
}
