package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Request;
import java.util.List;
import java.util.Optional;

/** What a request asks for, told from its method, its path and the one query parameter that names a part of a thing. */
public enum S3Operation {
    LIST_BUCKETS(false),
    /** A POST to no bucket, which only some services know. */
    POST_TO_SERVICE(true),
    CREATE_BUCKET(true),
    DELETE_BUCKET(true),
    HEAD_BUCKET(false),
    GET_BUCKET_LOCATION(false),
    GET_BUCKET_TAGGING(false),
    PUT_BUCKET_TAGGING(true),
    DELETE_BUCKET_TAGGING(true),
    GET_BUCKET_VERSIONING(false),
    PUT_BUCKET_VERSIONING(true),
    /** Any other setting, such as {@code ?encryption}. */
    GET_BUCKET_SETTING(false),
    PUT_BUCKET_SETTING(true),
    DELETE_BUCKET_SETTING(true),
    /** A PATCH or POST to a bucket, which only some services know. */
    CHANGE_BUCKET(true),
    LIST_OBJECTS(false),
    LIST_OBJECTS_V2(false),
    LIST_OBJECT_VERSIONS(false),
    LIST_MULTIPART_UPLOADS(false),
    DELETE_OBJECTS(true),
    GET_OBJECT(false),
    HEAD_OBJECT(false),
    PUT_OBJECT(true),
    COPY_OBJECT(true),
    DELETE_OBJECT(true),
    GET_OBJECT_TAGGING(false),
    PUT_OBJECT_TAGGING(true),
    DELETE_OBJECT_TAGGING(true),
    /** Any other part of an object, such as {@code ?acl}. */
    GET_OBJECT_PART(false),
    PUT_OBJECT_PART(true),
    CREATE_MULTIPART_UPLOAD(true),
    UPLOAD_PART(true),
    UPLOAD_PART_COPY(true),
    COMPLETE_MULTIPART_UPLOAD(true),
    ABORT_MULTIPART_UPLOAD(true),
    LIST_PARTS(false),
    /** No operation of S3. */
    UNKNOWN(true);

    /** Query parameters that name a setting of a bucket. */
    private static final List<String> SETTINGS = List.of(
            "accelerate",
            "acl",
            "analytics",
            "cors",
            "encryption",
            "intelligent-tiering",
            "inventory",
            "lifecycle",
            "logging",
            "metrics",
            "notification",
            "object-lock",
            "ownershipControls",
            "policy",
            "policyStatus",
            "publicAccessBlock",
            "replication",
            "requestPayment",
            "website",
            "abac");

    private final boolean writes;

    S3Operation(boolean writes) {
        this.writes = writes;
    }

    /** Whether a key that may only read is refused. */
    public boolean writes() {
        return writes;
    }

    /** The setting that a query names, such as {@code encryption}. */
    public static Optional<String> setting(Request request) {
        return SETTINGS.stream()
                .filter(name -> request.parameter(name).isPresent())
                .findFirst();
    }

    static S3Operation of(Request request, String bucket, String key) {
        if (bucket.isEmpty()) {
            return switch (request.method()) {
                case "GET" -> LIST_BUCKETS;
                case "POST" -> POST_TO_SERVICE;
                default -> UNKNOWN;
            };
        }
        return key.isEmpty() ? ofBucket(request) : ofObject(request);
    }

    private static S3Operation ofBucket(Request request) {
        boolean isTagging = request.parameter("tagging").isPresent();
        boolean isVersioning = request.parameter("versioning").isPresent();
        boolean isSetting = setting(request).isPresent();
        return switch (request.method()) {
            case "HEAD" -> HEAD_BUCKET;
            case "PUT" ->
                isTagging
                        ? PUT_BUCKET_TAGGING
                        : isVersioning ? PUT_BUCKET_VERSIONING : isSetting ? PUT_BUCKET_SETTING : CREATE_BUCKET;
            case "DELETE" -> isTagging ? DELETE_BUCKET_TAGGING : isSetting ? DELETE_BUCKET_SETTING : DELETE_BUCKET;
            case "POST" -> request.parameter("delete").isPresent() ? DELETE_OBJECTS : CHANGE_BUCKET;
            case "PATCH" -> CHANGE_BUCKET;
            case "GET" ->
                isTagging
                        ? GET_BUCKET_TAGGING
                        : isVersioning ? GET_BUCKET_VERSIONING : isSetting ? GET_BUCKET_SETTING : list(request);
            default -> UNKNOWN;
        };
    }

    private static S3Operation list(Request request) {
        if (request.parameter("location").isPresent()) {
            return GET_BUCKET_LOCATION;
        } else if (request.parameter("versions").isPresent()) {
            return LIST_OBJECT_VERSIONS;
        } else if (request.parameter("uploads").isPresent()) {
            return LIST_MULTIPART_UPLOADS;
        }
        return request.parameter("list-type").filter("2"::equals).isPresent() ? LIST_OBJECTS_V2 : LIST_OBJECTS;
    }

    private static S3Operation ofObject(Request request) {
        boolean isTagging = request.parameter("tagging").isPresent();
        boolean isUpload = request.parameter("uploadId").isPresent();
        boolean isCopy = request.header("x-amz-copy-source").isPresent();
        boolean isPart = List.of("acl", "attributes", "retention", "legal-hold", "torrent", "restore").stream()
                .anyMatch(name -> request.parameter(name).isPresent());
        return switch (request.method()) {
            case "HEAD" -> HEAD_OBJECT;
            case "GET" ->
                isTagging ? GET_OBJECT_TAGGING : isUpload ? LIST_PARTS : isPart ? GET_OBJECT_PART : GET_OBJECT;
            case "PUT" ->
                isTagging
                        ? PUT_OBJECT_TAGGING
                        : isPart
                                ? PUT_OBJECT_PART
                                : isUpload
                                        ? (isCopy ? UPLOAD_PART_COPY : UPLOAD_PART)
                                        : (isCopy ? COPY_OBJECT : PUT_OBJECT);
            case "DELETE" -> isTagging ? DELETE_OBJECT_TAGGING : isUpload ? ABORT_MULTIPART_UPLOAD : DELETE_OBJECT;
            case "POST" ->
                request.parameter("uploads").isPresent()
                        ? CREATE_MULTIPART_UPLOAD
                        : isUpload ? COMPLETE_MULTIPART_UPLOAD : PUT_OBJECT_PART;
            default -> UNKNOWN;
        };
    }
}
