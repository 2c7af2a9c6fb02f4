package dev.forkstack.emulator.s3;

import java.io.IOException;

/** What all S3 services do alike, over the server behind. Thread-safe. */
public final class Common implements Behind {

    private final Backstage backstage;
    private final CommonBuckets buckets;
    private final CommonTags tags;
    private final CommonSettings settings;
    private final CommonObjects objects;
    private final CommonDeletes deletes;
    private final VersionListing versions;

    Common(Backstage backstage, String region) {
        this.backstage = backstage;
        this.buckets = new CommonBuckets(backstage, region);
        this.tags = new CommonTags(backstage);
        this.settings = new CommonSettings(backstage, new Versioning(backstage));
        this.objects = new CommonObjects(backstage, tags);
        this.deletes = new CommonDeletes(backstage, objects);
        this.versions = new VersionListing(backstage);
    }

    @Override
    public S3Answer pass(S3Call call) throws IOException {
        return switch (call.operation()) {
            case LIST_BUCKETS -> buckets.list(call);
            case CREATE_BUCKET -> buckets.create(call);
            case DELETE_BUCKET -> buckets.delete(call);
            case HEAD_BUCKET -> buckets.head(call);
            case GET_BUCKET_LOCATION -> buckets.location(call);
            case GET_BUCKET_TAGGING, PUT_BUCKET_TAGGING, DELETE_BUCKET_TAGGING -> tags.ofBucket(call);
            case GET_BUCKET_VERSIONING, PUT_BUCKET_VERSIONING -> settings.versioning(call);
            case GET_BUCKET_SETTING, PUT_BUCKET_SETTING, DELETE_BUCKET_SETTING -> settings.documents(call);
            case LIST_OBJECT_VERSIONS -> versions.list(call);
            case DELETE_OBJECTS -> deletes.delete(call);
            case GET_OBJECT, HEAD_OBJECT -> objects.read(call);
            case PUT_OBJECT, COPY_OBJECT, COMPLETE_MULTIPART_UPLOAD -> objects.write(call);
            case CREATE_MULTIPART_UPLOAD, UPLOAD_PART, UPLOAD_PART_COPY -> objects.upload(call);
            case DELETE_OBJECT -> objects.delete(call);
            case GET_OBJECT_TAGGING, PUT_OBJECT_TAGGING, DELETE_OBJECT_TAGGING -> tags.ofObject(call);
            case LIST_OBJECTS, LIST_OBJECTS_V2, LIST_MULTIPART_UPLOADS, ABORT_MULTIPART_UPLOAD, LIST_PARTS ->
                passed(call);
            case GET_OBJECT_PART, PUT_OBJECT_PART, CHANGE_BUCKET, POST_TO_SERVICE, UNKNOWN ->
                throw S3Refusals.notImplemented(call.toString());
        };
    }

    private S3Answer passed(S3Call call) throws IOException {
        backstage.buckets().get(call.bucket());
        return backstage.server().send(call);
    }
}
