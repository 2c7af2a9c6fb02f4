package dev.forkstack.provider.s3;

import dev.forkstack.http.Pacing;
import dev.forkstack.http.s3.Buckets;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Problems;
import dev.forkstack.provider.bucket.FillLimit;
import dev.forkstack.provider.bucket.FillSettings;
import dev.forkstack.spi.CheckedSettings;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.Settings;
import java.util.List;
import java.util.Optional;

/**
 * A bucket at Amazon S3, or at any store that speaks S3, that buckets elsewhere are filled from. It is read and never changed.
 * Thread-safe.
 */
public record S3Source(S3Api api, String bucket, FillSettings fill) {

    private static final String SECTION = "source";
    private static final String BUCKET = "bucket";

    private static final List<String> KEYS =
            List.of(BUCKET, "endpoint", "region", "profile", "fill", "prefixes", "maxObjects", "maxBytes");

    /**
     * Reads {@code source.bucket} and what belongs to it.
     *
     * @throws ForkStackException {@code CONFIGURATION} naming everything that is wrong
     */
    public static Optional<S3Source> read(Settings settings, ProviderContext context, Pacing pacing) {
        Settings section = settings.below(SECTION);
        // Each is asked for, so that it is known whether or not there is a source.
        if (KEYS.stream().map(section::text).filter(Optional::isPresent).count() == 0) {
            return Optional.empty();
        }
        Problems problems = new Problems();
        CheckedSettings reader = new CheckedSettings(section, problems);
        Optional<String> bucket = reader.required(
                BUCKET, text -> text.matches(S3Settings.BUCKET), "the name of a bucket", "as its store lists it");
        S3Address address = S3Address.read(reader, context.credentials(), false);
        FillSettings fill = FillSettings.read(reader);
        problems.throwIfAny();
        return Optional.of(new S3Source(address.api(context, pacing), bucket.orElseThrow(), fill));
    }

    public List<String> prefixes() {
        return fill.prefixes();
    }

    /** For messages. */
    public String title() {
        return "bucket " + bucket + " at " + api.store().name();
    }

    /**
     * Looks whether it is there, and has no more than the settings allow to copy.
     *
     * @throws ForkStackException {@code NOT_FOUND} or {@code REJECTED} if not, or what {@link S3Api#call} throws
     */
    public void check() {
        if (new Buckets(api).head(bucket).isEmpty()) {
            throw new ForkStackException(
                    ForkStackException.Kind.NOT_FOUND,
                    "There is no " + title() + ".",
                    "Correct bucket." + SECTION + "." + BUCKET
                            + ", its region or its endpoint; or leave it out to begin with" + " an empty bucket.");
        }
        new FillLimit(api, fill).check(bucket);
    }
}
