package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Refusal;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Objects, which the server behind has, and their versions and tags, which it does not. Thread-safe. */
final class CommonObjects {

    private final Backstage backstage;
    private final CommonTags tags;

    CommonObjects(Backstage backstage, CommonTags tags) {
        this.backstage = backstage;
        this.tags = tags;
    }

    /** An object comes or is replaced. */
    S3Answer write(S3Call call) throws IOException {
        BucketFacts bucket = backstage.buckets().get(call.bucket());
        S3Call located = withSource(call);
        if (!bucket.versions().wereEverOn()) {
            return written(call, sent(located)).answer();
        }
        ReentrantLock lock = bucket.versions().lock(call.key());
        lock.lock();
        try {
            Sent sent = written(call, sent(located));
            return sent.isDone()
                    ? sent.answer()
                            .with(
                                    "x-amz-version-id",
                                    backstage.files().keep(bucket, call.key()).id())
                    : sent.answer();
        } finally {
            lock.unlock();
        }
    }

    /** A part of an upload, an upload's begin or end: nothing that is an object yet or still. */
    S3Answer upload(S3Call call) throws IOException {
        backstage.buckets().get(call.bucket());
        S3Answer answer = sent(withSource(call)).answer();
        if (call.operation() == S3Operation.CREATE_MULTIPART_UPLOAD && answer.isSuccess()) {
            String text = answer.text();
            tags.made(call, Xml.text(Xml.parse(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)), "UploadId"));
            return answer.withBody(text);
        }
        return answer;
    }

    S3Answer read(S3Call call) throws IOException {
        BucketFacts bucket = backstage.buckets().get(call.bucket());
        Optional<String> id = call.parameter("versionId").filter(each -> !each.isEmpty());
        if (id.isEmpty() || !bucket.versions().wereEverOn()) {
            S3Answer answer = tags.counted(call, backstage.server().send(call));
            Optional<ObjectVersion> latest = bucket.versions().latest(call.key());
            return latest.map(version -> marked(answer.with("x-amz-version-id", version.id()), version))
                    .orElse(answer);
        }
        ObjectVersion version = version(bucket, call.key(), id.get());
        if (version.isMarker()) {
            throw new Refusal(405, "MethodNotAllowed", "The specified method is not allowed against this resource.");
        }
        return backstage
                .server()
                .send(call.to(VersionFiles.hidden(bucket), version.stored()))
                .with("x-amz-version-id", version.id());
    }

    S3Answer delete(S3Call call) throws IOException {
        return delete(call, call.key(), call.parameter("versionId"));
    }

    /** @return 204 with the headers that tell of versions */
    S3Answer delete(S3Call call, String key, Optional<String> id) throws IOException {
        BucketFacts bucket = backstage.buckets().get(call.bucket());
        ReentrantLock lock = bucket.versions().lock(key);
        lock.lock();
        try {
            if (bucket.versions().wereEverOn() && id.isPresent()) {
                return removed(bucket, bucket.versions().find(key, id.get()));
            }
            S3Answer answer = backstage
                    .server()
                    .upstream()
                    .send("DELETE", call.bucket(), key, "", java.util.Map.of(), Payload.none());
            bucket.tagObject(key, java.util.Map.of());
            if (!bucket.versions().wereEverOn() || !answer.isSuccess()) {
                return answer;
            }
            ObjectVersion marker =
                    backstage.files().mark(bucket, key, backstage.clock().now());
            return S3Answer.empty(204).with("x-amz-delete-marker", "true").with("x-amz-version-id", marker.id());
        } finally {
            lock.unlock();
        }
    }

    private S3Answer removed(BucketFacts bucket, Optional<ObjectVersion> version) throws IOException {
        S3Answer answer = S3Answer.empty(204);
        if (version.isEmpty()) {
            return answer;
        }
        backstage.files().remove(bucket, version.get());
        S3Answer named = answer.with("x-amz-version-id", version.get().id());
        return version.get().isMarker() ? named.with("x-amz-delete-marker", "true") : named;
    }

    /** A version as source lies in another bucket of the server behind. */
    private S3Call withSource(S3Call call) {
        Optional<CopySource> source = call.copySource();
        if (source.isEmpty()) {
            return call;
        }
        BucketFacts from = backstage.buckets().get(source.get().bucket());
        if (source.get().versionId().isEmpty() || !from.versions().wereEverOn()) {
            return call.with(
                    "x-amz-copy-source",
                    new CopySource(from.name(), source.get().key(), Optional.empty()).header());
        }
        ObjectVersion version =
                version(from, source.get().key(), source.get().versionId().get());
        if (version.isMarker()) {
            throw S3Refusals.invalidArgument("The source of a copy is a delete marker.");
        }
        return call.with(
                "x-amz-copy-source",
                new CopySource(VersionFiles.hidden(from), version.stored(), Optional.empty()).header());
    }

    private Sent written(S3Call call, Sent sent) {
        if (sent.isDone()) {
            tags.made(call, call.parameter("uploadId").orElse(""));
        }
        return sent;
    }

    private Sent sent(S3Call call) throws IOException {
        S3Answer answer = backstage.server().send(call);
        return switch (call.operation()) {
            case COPY_OBJECT, UPLOAD_PART_COPY, COMPLETE_MULTIPART_UPLOAD -> {
                String text = answer.text();
                yield new Sent(answer.withBody(text), answer.isSuccess() && !text.contains("<Error>"));
            }
            default -> new Sent(answer, answer.isSuccess());
        };
    }

    private static S3Answer marked(S3Answer answer, ObjectVersion version) {
        return version.isMarker() ? answer.with("x-amz-delete-marker", "true") : answer;
    }

    private static ObjectVersion version(BucketFacts bucket, String key, String id) {
        return bucket.versions()
                .find(key, id)
                .orElseThrow(() -> new Refusal(404, "NoSuchVersion", "The specified version does not exist."));
    }

    /** @param isDone whether there is no error, not even one within a 200 */
    private record Sent(S3Answer answer, boolean isDone) {}
}
