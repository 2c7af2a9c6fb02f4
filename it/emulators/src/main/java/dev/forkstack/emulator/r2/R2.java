package dev.forkstack.emulator.r2;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.s3.Backstage;
import dev.forkstack.emulator.s3.Behind;
import dev.forkstack.emulator.s3.Personality;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Call;
import dev.forkstack.emulator.s3.S3Operation;
import dev.forkstack.emulator.s3.S3Refusals;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Cloudflare R2's S3 API: much of what S3 has is unknown to it, and said so when it is asked. Thread-safe. */
public final class R2 implements Personality {

    private static final Set<S3Operation> UNKNOWN = EnumSet.of(
            S3Operation.GET_BUCKET_TAGGING,
            S3Operation.PUT_BUCKET_TAGGING,
            S3Operation.DELETE_BUCKET_TAGGING,
            S3Operation.GET_BUCKET_VERSIONING,
            S3Operation.PUT_BUCKET_VERSIONING,
            S3Operation.LIST_OBJECT_VERSIONS,
            S3Operation.GET_OBJECT_TAGGING,
            S3Operation.PUT_OBJECT_TAGGING,
            S3Operation.DELETE_OBJECT_TAGGING,
            S3Operation.GET_OBJECT_PART,
            S3Operation.PUT_OBJECT_PART);

    private static final Set<String> KNOWN_SETTINGS = Set.of("cors", "lifecycle", "encryption");

    private static final Pattern UNKNOWN_HEADERS = Pattern.compile("x-amz-("
            + "expected-bucket-owner|source-expected-bucket-owner|acl|grant-.*|tagging|tagging-directive"
            + "|object-lock-.*|bucket-object-lock-enabled|bucket-namespace|object-ownership"
            + "|server-side-encryption|server-side-encryption-aws-.*|server-side-encryption-context"
            + "|server-side-encryption-bucket-key-enabled|request-payer|mfa|website-redirect-location)");

    private final Backstage backstage;
    private final R2Lists lists;
    private final Map<String, AtomicInteger> young = new ConcurrentHashMap<>();

    public R2(Backstage backstage, int pageSize) {
        this.backstage = backstage;
        this.lists = new R2Lists(backstage, pageSize);
    }

    /** A key that so many requests are refused to: new ones need up to a minute to be known. */
    void isYoung(String accessKeyId, int refusals) {
        young.put(accessKeyId, new AtomicInteger(refusals));
    }

    @Override
    public String region() {
        return "auto";
    }

    @Override
    public void checkHeaders(S3Call call) {
        call.request().headers().keySet().stream()
                .filter(name -> isUnknown(call, name))
                .findFirst()
                .ifPresent(name -> {
                    throw S3Refusals.notImplemented("Header '" + name + "'");
                });
    }

    private static boolean isUnknown(S3Call call, String header) {
        return UNKNOWN_HEADERS.matcher(header).matches()
                || call.operation() == S3Operation.COPY_OBJECT && header.equals("x-amz-checksum-algorithm")
                || call.operation() == S3Operation.UPLOAD_PART_COPY && header.startsWith("x-amz-copy-source-if-");
    }

    @Override
    public void authorize(S3Call call, Backstage all) {
        AtomicInteger left = young.get(call.caller().accessKeyId());
        if (left != null && left.getAndDecrement() > 0) {
            throw new Refusal(401, "Unauthorized", "Unauthorized");
        }
        Personality.super.authorize(call, all);
    }

    @Override
    public S3Answer answer(S3Call call, Behind behind) throws IOException {
        boolean isSetting = call.operation() == S3Operation.GET_BUCKET_SETTING
                || call.operation() == S3Operation.PUT_BUCKET_SETTING
                || call.operation() == S3Operation.DELETE_BUCKET_SETTING;
        if (UNKNOWN.contains(call.operation())
                || isSetting
                        && !KNOWN_SETTINGS.contains(
                                S3Operation.setting(call.request()).orElseThrow())) {
            throw S3Refusals.notImplemented(call.operation().name());
        }
        return switch (call.operation()) {
            case LIST_BUCKETS -> lists.buckets(call);
            case DELETE_BUCKET -> {
                lists.checkNoUploads(call.bucket());
                yield behind.pass(call);
            }
            case COMPLETE_MULTIPART_UPLOAD -> {
                lists.checkEqualParts(call);
                yield behind.pass(call);
            }
            default -> behind.pass(call);
        };
    }

    /** What it calls a bucket that the account has already. */
    @Override
    public Refusal reworded(Refusal refusal) {
        return refusal.code().equals("BucketAlreadyOwnedByYou")
                ? new Refusal(409, "BucketConflict", "The bucket you tried to create already exists, and you own it.")
                : refusal;
    }
}
