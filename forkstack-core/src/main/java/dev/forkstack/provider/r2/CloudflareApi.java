package dev.forkstack.provider.r2;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.http.Answer;
import dev.forkstack.http.ApiRequest;
import dev.forkstack.http.Json;
import dev.forkstack.http.JsonApi;
import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import java.time.Duration;
import java.util.Optional;

/** The part of Cloudflare's API that issues keys. Thread-safe. */
record CloudflareApi(JsonApi api, R2Settings settings) {

    private static final String PERMISSION = "object-read-write";

    /** The id of the token that this is asked with; it is the id of a key to R2 as well. */
    String tokenId() {
        return result(api.call(ApiRequest.get("verify the token", "user", "tokens", "verify")
                        .accepting(400, 401)))
                .orElseGet(() -> result(api.call(
                                ApiRequest.get("verify the token", "accounts", settings.account(), "tokens", "verify")))
                        .orElseThrow())
                .text("id");
    }

    /** A token of an account is none of a user, and is asked about elsewhere. */
    private static Optional<Json> result(Answer answer) {
        return answer.isSuccess() ? Optional.of(answer.json().object("result")) : Optional.empty();
    }

    /**
     * A key to the objects of one bucket that ends by itself. It is asked for again if no answer comes: one that nobody has
     * received opens nothing to anybody.
     *
     * @param parent the id of the key that it can do no more than
     * @throws ForkStackException {@code UNAUTHORIZED} if the token may not
     */
    AccessKey temporary(String bucket, String parent, Duration life) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("bucket", bucket)
                .put("parentAccessKeyId", parent)
                .put("permission", PERMISSION)
                .put("ttlSeconds", life.toSeconds());
        Json key = api.call(ApiRequest.post(
                                "issue a key for bucket " + bucket,
                                "accounts",
                                settings.account(),
                                "r2",
                                "temp-access-credentials")
                        .header("cf-r2-jurisdiction", settings.jurisdiction())
                        .json(body)
                        .asRepeatable())
                .json()
                .object("result");
        return new AccessKey(
                key.text("accessKeyId"),
                new Secret(key.text("secretAccessKey")),
                Optional.of(new Secret(key.text("sessionToken"))));
    }

    @Override
    public String toString() {
        return api.toString();
    }
}
