package dev.forkstack.provider.bucket;

import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.ObjectPage;
import dev.forkstack.http.s3.Objects;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.S3Request;
import dev.forkstack.model.Mark;
import java.util.Map;
import java.util.Optional;

/** One object after another, until the engine is there. */
public record PlainContent(S3Api api) implements BucketContent {

    @Override
    public String fill(String source, String bucket, Mark mark) {
        int n = 0;
        Optional<String> next = Optional.empty();
        do {
            ObjectPage page = new Objects(api, source).list("", next, Map.of());
            for (ObjectEntry object : page.objects()) {
                if (!object.key().startsWith(ObjectPlace.PREFIX)) {
                    api.call(S3Request.of("PUT", "copy", bucket, object.key())
                            .header("x-amz-copy-source", source + "/" + object.key()));
                    n++;
                }
            }
            next = page.next();
        } while (next.isPresent());
        return "copied " + n + " objects from " + source;
    }

    @Override
    public void empty(String bucket) {
        ObjectPage page = new Objects(api, bucket).list("", Optional.empty(), Map.of());
        page.objects().stream()
                .filter(o -> !o.key().startsWith(ObjectPlace.PREFIX))
                .forEach(o -> new Objects(api, bucket).delete(o.key()));
        page.objects().stream()
                .filter(o -> o.key().startsWith(ObjectPlace.PREFIX))
                .forEach(o -> new Objects(api, bucket).delete(o.key()));
    }
}
