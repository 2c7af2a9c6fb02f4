package dev.forkstack.emulator.tigris;

import dev.forkstack.emulator.s3.Backstage;
import dev.forkstack.emulator.s3.Behind;
import dev.forkstack.emulator.s3.BucketFacts;
import dev.forkstack.emulator.s3.CopySource;
import dev.forkstack.emulator.s3.ListingOfVersions;
import dev.forkstack.emulator.s3.ObjectVersion;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Call;
import dev.forkstack.emulator.s3.S3Refusals;
import java.io.IOException;
import java.util.Optional;

/** Reads a bucket as it was at a snapshot, or at any other moment. Thread-safe. */
record TigrisReads(Backstage backstage) {

    S3Answer at(S3Call call, long version, Behind behind) throws IOException {
        return switch (call.operation()) {
            case GET_OBJECT, HEAD_OBJECT ->
                behind.pass(call.at(find(call.bucket(), call.key(), version).id()));
            case COPY_OBJECT, UPLOAD_PART_COPY -> {
                CopySource source = call.copySource().orElseThrow();
                String id = find(source.bucket(), source.key(), version).id();
                CopySource then = new CopySource(source.bucket(), source.key(), Optional.of(id));
                yield behind.pass(call.with("x-amz-copy-source", then.header()));
            }
            case LIST_OBJECTS, LIST_OBJECTS_V2 -> {
                BucketFacts bucket = backstage.buckets().get(call.bucket());
                yield new ListingOfVersions(call, bucket.versions().asOf(version)).answer();
            }
            default -> behind.pass(call);
        };
    }

    private ObjectVersion find(String bucket, String key, long version) {
        return backstage
                .buckets()
                .get(bucket)
                .versions()
                .asOf(key, version)
                .orElseThrow(() -> S3Refusals.noSuchKey(key));
    }
}
