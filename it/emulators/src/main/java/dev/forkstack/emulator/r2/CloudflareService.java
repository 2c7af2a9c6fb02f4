package dev.forkstack.emulator.r2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Json;
import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Routes;
import dev.forkstack.emulator.Service;
import dev.forkstack.emulator.s3.Credential;
import java.time.Duration;

/** The part of Cloudflare's API that issues keys to buckets of R2. Thread-safe. */
final class CloudflareService implements Service {

    static final String BASE = "/client/v4";

    private final String token;
    private final String tokenId;
    private final CloudflareKeys keys;
    private final Routes routes = new Routes();

    CloudflareService(String token, String tokenId, CloudflareKeys keys) {
        this.token = token;
        this.tokenId = tokenId;
        this.keys = keys;
        routes.addUnspecified("GET", BASE + "/user/tokens/verify", request -> success(verified()));
        // For tokens of an account, and this one is a user's.
        routes.addUnspecified("GET", BASE + "/accounts/{account_id}/tokens/verify", request -> {
            throw invalidToken();
        });
        routes.add("POST", BASE + "/accounts/{account_id}/r2/temp-access-credentials", this::issue);
    }

    private JsonNode verified() {
        return Json.object().put("id", tokenId).put("status", "active");
    }

    private Answer issue(Request request) {
        if (!request.variable("account_id").equals(R2Emulator.ACCOUNT)) {
            throw new Refusal(403, "10000", "Authentication error");
        }
        if (!request.header("cf-r2-jurisdiction").orElse("default").equals(keys.jurisdiction())) {
            throw new Refusal(404, "10006", "The specified bucket does not exist.");
        }
        JsonNode asked = request.json();
        Credential key = keys.issue(
                asked.path("bucket").asText(),
                asked.path("parentAccessKeyId").asText(),
                asked.path("permission").asText(),
                Duration.ofSeconds(asked.path("ttlSeconds").asLong()));
        return success(Json.object()
                .put("accessKeyId", key.accessKeyId())
                .put("secretAccessKey", key.secret())
                .put("sessionToken", key.sessionToken().orElseThrow()));
    }

    private static Answer success(JsonNode result) {
        ObjectNode envelope = envelope(true);
        envelope.set("result", result);
        return Answer.json(200, envelope);
    }

    private static ObjectNode envelope(boolean isSuccess) {
        ObjectNode envelope = Json.object().put("success", isSuccess);
        envelope.putArray("errors");
        envelope.putArray("messages");
        return envelope;
    }

    @Override
    public Answer refuse(Request request, Refusal refusal) {
        ObjectNode envelope = envelope(false).putNull("result");
        envelope.withArray("errors")
                .addObject()
                .put("code", refusal.code().isEmpty() ? 10_000 : Integer.parseInt(refusal.code()))
                .put("message", refusal.getMessage());
        return Answer.json(refusal.status(), envelope);
    }

    @Override
    public String provider() {
        return "r2";
    }

    @Override
    public String basePath() {
        return BASE;
    }

    @Override
    public Routes routes() {
        return routes;
    }

    @Override
    public void authorize(Request request) {
        if (request.bearer().filter(token::equals).isEmpty()) {
            throw invalidToken();
        }
    }

    private static Refusal invalidToken() {
        return new Refusal(401, "1000", "Invalid API Token");
    }

    @Override
    public String state() {
        return "";
    }
}
