package dev.forkstack.emulator.tigris;

import static dev.forkstack.emulator.s3.Refused.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.s3.BucketClients;
import dev.forkstack.emulator.s3.Credential;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class TigrisKeysTest {

    @RegisterExtension
    static final RunningTigris TIGRIS = new RunningTigris(options -> options.withLooksUntilSnapshots(1));

    private final TigrisClient client = TIGRIS.owner();
    private final SignedCall owner =
            new SignedCall(TIGRIS.emulator().endpoint(), TIGRIS.emulator().owner());

    @Test
    void aKeyOpensTheBucketsThatItNamesAndNoForkMadeLater() throws Exception {
        client.createWithSnapshots("keyed");
        client.createWithSnapshots("not-keyed");
        client.put("keyed", "a", "v");
        JsonNode made = create("alice", "keyed", "Editor");
        String id = made.path("AccessKeyId").asText();
        Credential key =
                Credential.ofAccount("any", id, made.path("SecretAccessKey").asText());
        TigrisClient alice = new TigrisClient(BucketClients.of(TIGRIS.emulator().endpoint(), key));
        alice.put("keyed", "b", "w");
        refused(403, "AccessDenied", () -> alice.put("not-keyed", "b", "w"));
        alice.fork("keyed", "keyed-fork");
        refused(403, "AccessDenied", () -> alice.get("keyed-fork", "a"));
        owner.iam("Action=UpdateAccessKeyWithBucketsRole", Map.of("Req", request("id", id, "keyed-fork", "ReadOnly")));
        assertThat(alice.get("keyed-fork", "a")).isEqualTo("v");
        refused(403, "AccessDenied", () -> alice.put("keyed-fork", "a", "w"));
        refused(403, "AccessDenied", () -> alice.get("keyed", "a"));

        assertThat(TIGRIS.emulator().state())
                .contains("key " + id + " of acme: {keyed-fork=READ_ONLY}")
                .doesNotContain(key.secret());
        JsonNode listed = owner.iam("Detailed", Map.of("Action", "ListAccessKeys", "KeyId", id));
        assertThat(listed.at("/Keys/0/buckets_role/0/bucket").asText()).isEqualTo("keyed-fork");
        owner.iam("Action=DeleteAccessKey", Map.of("Action", "DeleteAccessKey", "AccessKeyId", id));
        refused(403, "InvalidAccessKeyId", () -> alice.get("keyed-fork", "a"));
        assertThat(owner.iam("Action=DeleteAccessKey", Map.of("AccessKeyId", id))
                        .path("Code")
                        .asText())
                .isEqualTo("NoSuchEntity");
        JsonNode bySelf = new SignedCall(TIGRIS.emulator().endpoint(), key).iam("Detailed", Map.of());
        assertThat(bySelf.path("Code").asText()).isEqualTo("InvalidAccessKeyId");
    }

    @Test
    void aBucketIsToldToTakeSnapshotsAndDoesSoALittleLater() throws Exception {
        client.create("late-snapshots", Map.of());
        client.put("late-snapshots", "a", "before");
        assertThat(owner.send("PATCH", "/late-snapshots", Map.of("Content-Type", "application/json"), "{\"type\":1}")
                        .path("status")
                        .asText())
                .isEqualTo("success");
        refused(400, "InvalidRequest", () -> client.fork("late-snapshots", "late-snapshots-fork"));
        assertThat(client.head("late-snapshots", "X-Tigris-Enable-Snapshot")).isEqualTo("false");
        assertThat(client.head("late-snapshots", "X-Tigris-Enable-Snapshot")).isEqualTo("true");
        client.fork("late-snapshots", "late-snapshots-fork");
        client.put("late-snapshots", "a", "after");
        assertThat(client.get("late-snapshots-fork", "a")).isEqualTo("before");
    }

    @Test
    void forksAreListedAndABucketTellsItsFamily() throws Exception {
        client.createWithSnapshots("told");
        client.fork("told", "told-a");
        client.fork("told", "told-b");
        JsonNode forks = owner.send("GET", "/?IncludeForkInfo=true", Map.of("X-Tigris-Fork", "told"), "");
        assertThat(forks.at("/Buckets/Bucket").findValuesAsText("Name")).containsExactly("told-a", "told-b");
        assertThat(forks.at("/Buckets/Bucket/0/ForkInfo/Parents/0/BucketName").asText())
                .isEqualTo("told");
        JsonNode parent = owner.send("GET", "/told?metadata&with-size=true", Map.of(), "");
        assertThat(parent.path("type").asInt()).isEqualTo(1);
        assertThat(parent.at("/ForkInfo/HasChildren").asBoolean()).isTrue();
        JsonNode fork = owner.send("GET", "/told-a?metadata&with-size=true", Map.of(), "");
        assertThat(fork.at("/ForkInfo/Parents/0/Snapshot").asText())
                .isEqualTo(client.head("told-a", "X-Tigris-Fork-Source-Bucket-Snapshot"));
    }

    private JsonNode create(String name, String bucket, String role) throws Exception {
        return owner.iam("Action=CreateAccessKeyWithBucketsRole", Map.of("Req", request("name", name, bucket, role)))
                .at("/CreateAccessKeyResult/AccessKey");
    }

    private static String request(String field, String value, String bucket, String role) {
        return "{\"req_uuid\":\"1\",\"" + field + "\":\"" + value + "\",\"buckets_role\":[{\"bucket\":\"" + bucket
                + "\",\"role\":\"" + role + "\"}]}";
    }
}
