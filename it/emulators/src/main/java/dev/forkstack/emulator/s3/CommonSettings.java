package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.s3.Versions.State;
import java.io.IOException;
import java.util.Map;

/** A bucket's settings: documents that are kept and given back, and versioning, which has an effect. Thread-safe. */
final class CommonSettings {

    private static final Map<String, String> CODES_OF_ABSENCE = Map.of(
            "encryption", "ServerSideEncryptionConfigurationNotFoundError",
            "publicAccessBlock", "NoSuchPublicAccessBlockConfiguration",
            "cors", "NoSuchCORSConfiguration",
            "lifecycle", "NoSuchLifecycleConfiguration",
            "policy", "NoSuchBucketPolicy",
            "policyStatus", "NoSuchBucketPolicy",
            "ownershipControls", "OwnershipControlsNotFoundError",
            "object-lock", "ObjectLockConfigurationNotFoundError",
            "replication", "ReplicationConfigurationNotFoundError",
            "website", "NoSuchWebsiteConfiguration");

    private static final Map<String, String> WHERE_ABSENT = Map.of(
            "acl",
            "<AccessControlPolicy" + Xml.NAMESPACE + "><Owner><ID>owner</ID></Owner><AccessControlList/>"
                    + "</AccessControlPolicy>",
            "accelerate",
            "<AccelerateConfiguration" + Xml.NAMESPACE + "/>",
            "logging",
            "<BucketLoggingStatus" + Xml.NAMESPACE + "/>",
            "notification",
            "<NotificationConfiguration" + Xml.NAMESPACE + "/>",
            "requestPayment",
            "<RequestPaymentConfiguration" + Xml.NAMESPACE
                    + "><Payer>BucketOwner</Payer></RequestPaymentConfiguration>");

    private final Backstage backstage;
    private final Versioning versioning;

    CommonSettings(Backstage backstage, Versioning versioning) {
        this.backstage = backstage;
        this.versioning = versioning;
    }

    S3Answer documents(S3Call call) throws IOException {
        BucketFacts bucket = backstage.buckets().get(call.bucket());
        String which = S3Operation.setting(call.request()).orElseThrow();
        switch (call.operation()) {
            case PUT_BUCKET_SETTING -> {
                bucket.set(which, call.payload().bytes());
                return S3Answer.empty(which.equals("policy") ? 204 : 200);
            }
            case DELETE_BUCKET_SETTING -> {
                bucket.unset(which);
                return S3Answer.empty(204);
            }
            default -> {
                return bucket.setting(which)
                        .map(found -> S3Answer.of(200, Map.of("content-type", "application/xml"), found))
                        .orElseGet(() -> absent(which));
            }
        }
    }

    S3Answer versioning(S3Call call) throws IOException {
        BucketFacts bucket = backstage.buckets().get(call.bucket());
        if (call.operation() == S3Operation.PUT_BUCKET_VERSIONING) {
            String status = Xml.text(Xml.parse(call.payload().bytes()), "Status");
            switch (status) {
                case "Enabled" -> versioning.enable(bucket);
                case "Suspended" -> versioning.suspend(bucket);
                default -> throw new Refusal(400, "MalformedXML", "Status is neither Enabled nor Suspended.");
            }
            return S3Answer.empty(200);
        }
        State state = bucket.versions().state();
        String status =
                state == State.NEVER ? "" : Xml.element("Status", state == State.ENABLED ? "Enabled" : "Suspended");
        return S3Answer.xml(
                200, "<VersioningConfiguration" + Xml.NAMESPACE + ">" + status + "</VersioningConfiguration>");
    }

    private static S3Answer absent(String which) {
        if (WHERE_ABSENT.containsKey(which)) {
            return S3Answer.xml(200, WHERE_ABSENT.get(which));
        }
        throw new Refusal(
                404, CODES_OF_ABSENCE.getOrDefault(which, "NoSuchConfiguration"), "There is no " + which + " setting.");
    }
}
