package dev.forkstack.provider.bucket;

import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.Mark;
import dev.forkstack.provider.copy.BucketCopy;
import dev.forkstack.provider.copy.Copied;
import dev.forkstack.provider.copy.CopyOrder;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Fills buckets within one store as the settings say, by copies that the store makes itself. Thread-safe. */
public record StoreContent(S3Api api, FillSettings settings) implements BucketContent {

    @Override
    public void check(String source) {
        if (!settings.isEmpty()) {
            new FillLimit(api, settings).check(source);
        }
    }

    @Override
    public String fill(String source, String bucket, Mark mark) {
        if (settings.isEmpty()) {
            return "made empty, as " + FillSettings.FILL + " says";
        }
        Copied copied = BucketCopy.run(
                CopyOrder.within(api, source, bucket).only(settings.prefixes()).keepingOthers());
        long objects = copied.copied().objects() + copied.found().objects();
        return String.format(
                Locale.ROOT,
                "copied %,d %s, %s, from %s%s",
                objects,
                objects == 1 ? "object" : "objects",
                ByteCount.words(copied.copied().bytes() + copied.found().bytes()),
                source,
                settings.prefixes().isEmpty() ? "" : ", below " + String.join(", ", settings.prefixes()));
    }

    @Override
    public void empty(String bucket) {
        new dev.forkstack.provider.empty.BucketRemoval(api).empty(bucket);
    }

    @Override
    public void delete(String bucket, BooleanSupplier isStillOurs) {
        new dev.forkstack.provider.empty.BucketRemoval(api).delete(bucket, Map.of(), isStillOurs);
    }
}
