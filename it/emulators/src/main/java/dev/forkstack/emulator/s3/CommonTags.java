package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Refusal;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tags of buckets and objects, which the server behind answers 501 for. Thread-safe. */
final class CommonTags {

    private final Backstage backstage;
    private final Map<String, Map<String, String>> ofUploads = new ConcurrentHashMap<>();

    CommonTags(Backstage backstage) {
        this.backstage = backstage;
    }

    S3Answer ofBucket(S3Call call) throws IOException {
        BucketFacts bucket = backstage.buckets().get(call.bucket());
        switch (call.operation()) {
            case PUT_BUCKET_TAGGING ->
                bucket.tag(TagSet.parse(Xml.parse(call.payload().bytes())));
            case DELETE_BUCKET_TAGGING -> bucket.tag(Map.of());
            default -> {
                if (bucket.tags().isEmpty()) {
                    throw new Refusal(404, "NoSuchTagSet", "The TagSet does not exist");
                }
                return S3Answer.xml(200, TagSet.xml(bucket.tags()));
            }
        }
        return S3Answer.empty(204);
    }

    S3Answer ofObject(S3Call call) throws IOException {
        BucketFacts bucket = backstage.buckets().get(call.bucket());
        S3Answer head =
                backstage.server().upstream().send("HEAD", call.bucket(), call.key(), "", Map.of(), Payload.none());
        if (!head.isSuccess()) {
            throw S3Refusals.noSuchKey(call.key());
        }
        switch (call.operation()) {
            case PUT_OBJECT_TAGGING ->
                bucket.tagObject(
                        call.key(), TagSet.parse(Xml.parse(call.payload().bytes())));
            case DELETE_OBJECT_TAGGING -> bucket.tagObject(call.key(), Map.of());
            default -> {
                return S3Answer.xml(200, TagSet.xml(bucket.objectTags(call.key())));
            }
        }
        return S3Answer.empty(call.operation() == S3Operation.PUT_OBJECT_TAGGING ? 200 : 204);
    }

    /** What an object's making says of its tags. @param uploadId empty where it is no upload's begin or end */
    void made(S3Call call, String uploadId) {
        BucketFacts bucket = backstage.buckets().get(call.bucket());
        Map<String, String> said =
                call.header("x-amz-tagging").map(TagSet::parse).orElse(Map.of());
        switch (call.operation()) {
            case CREATE_MULTIPART_UPLOAD -> ofUploads.put(uploadId, said);
            case COMPLETE_MULTIPART_UPLOAD -> bucket.tagObject(call.key(), ofUploads.getOrDefault(uploadId, Map.of()));
            case COPY_OBJECT -> bucket.tagObject(call.key(), isReplaced(call) ? said : ofSource(call));
            default -> bucket.tagObject(call.key(), said);
        }
    }

    /** With how many tags the object has, where it has any. */
    S3Answer counted(S3Call call, S3Answer answer) {
        int count =
                backstage.buckets().get(call.bucket()).objectTags(call.key()).size();
        return count == 0 || !answer.isSuccess() ? answer : answer.with("x-amz-tagging-count", Integer.toString(count));
    }

    private static boolean isReplaced(S3Call call) {
        return call.header("x-amz-tagging-directive").filter("REPLACE"::equals).isPresent();
    }

    private Map<String, String> ofSource(S3Call call) {
        return call.copySource()
                .flatMap(source ->
                        backstage.buckets().find(source.bucket()).map(bucket -> bucket.objectTags(source.key())))
                .orElse(Map.of());
    }
}
