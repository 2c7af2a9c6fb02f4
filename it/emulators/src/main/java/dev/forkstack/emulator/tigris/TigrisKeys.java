package dev.forkstack.emulator.tigris;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Json;
import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Secrets;
import dev.forkstack.emulator.s3.Access;
import dev.forkstack.emulator.s3.Backstage;
import dev.forkstack.emulator.s3.Credential;
import dev.forkstack.emulator.s3.Credential.Role;
import dev.forkstack.emulator.s3.S3Answer;
import dev.forkstack.emulator.s3.S3Call;
import dev.forkstack.emulator.s3.S3Refusals;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Keys to single buckets, as the IAM endpoint makes and removes them. Thread-safe. */
final class TigrisKeys {

    private final Backstage backstage;
    private final Map<String, Instant> made = new ConcurrentHashMap<>();

    TigrisKeys(Backstage backstage) {
        this.backstage = backstage;
    }

    S3Answer answer(S3Call call) throws IOException {
        Access.requireAccount(call.caller());
        Map<String, String> form = form(new String(call.payload().bytes(), StandardCharsets.UTF_8));
        String action = call.parameter("Action").orElse(form.getOrDefault("Action", ""));
        return json(
                switch (action) {
                    case "CreateAccessKeyWithBucketsRole" -> create(call, request(form));
                    case "UpdateAccessKeyWithBucketsRole" -> update(call, request(form));
                    case "DeleteAccessKey" -> remove(call, form.getOrDefault("AccessKeyId", ""));
                    case "RotateAccessKey" -> rotate(call, form.getOrDefault("AccessKeyId", ""));
                    case "ListAccessKeys" -> list(call, form);
                    default -> throw S3Refusals.notImplemented("IAM action '" + action + "'");
                });
    }

    private ObjectNode create(S3Call call, JsonNode request) {
        String name = request.path("name").asText();
        if (name.isEmpty()) {
            throw S3Refusals.invalidArgument("A key has a name.");
        }
        String id = "tid_" + Secrets.random().replaceAll("[^A-Za-z]", "").substring(0, 20);
        String secret = "tsec_" + Secrets.random();
        Optional<Map<String, Role>> roles = roles(request);
        Credential whole = Credential.ofBuckets(call.caller().account(), id, secret, name, Map.of());
        backstage
                .credentials()
                .put(roles.map(whole::with)
                        .orElseGet(() -> Credential.ofAccount(call.caller().account(), id, secret)));
        Instant now = backstage.clock().now();
        made.put(id, now);
        ObjectNode root = Json.object();
        root.putObject("CreateAccessKeyResult")
                .putObject("AccessKey")
                .put("AccessKeyId", id)
                .put("SecretAccessKey", secret)
                .put("UserName", name)
                .put("Status", "Active")
                .put("CreateDate", now.toString());
        return root;
    }

    private ObjectNode update(S3Call call, JsonNode request) {
        Credential key = find(call, request.path("id").asText());
        Map<String, Role> roles =
                roles(request).orElseThrow(() -> S3Refusals.invalidArgument("A key keeps to single buckets."));
        backstage.credentials().put(key.with(roles));
        return Json.object().put("status", "success");
    }

    private ObjectNode remove(S3Call call, String id) {
        find(call, id);
        backstage.credentials().remove(id);
        return Json.object().put("status", "success");
    }

    private ObjectNode rotate(S3Call call, String id) {
        String secret = "tsec_" + Secrets.random();
        backstage.credentials().put(find(call, id).withSecret(secret));
        ObjectNode root = Json.object().put("status", "success");
        root.putObject("rotate_access_key_result").put("id", id).put("new_secret", secret);
        return root;
    }

    private ObjectNode list(S3Call call, Map<String, String> form) {
        List<Credential> left = backstage.credentials().all().stream()
                .filter(key -> key.account().equals(call.caller().account()))
                .filter(key -> !form.containsKey("KeyId") || key.accessKeyId().equals(form.get("KeyId")))
                .filter(key -> key.accessKeyId().compareTo(form.getOrDefault("Marker", "")) > 0)
                .toList();
        int most = Integer.parseInt(form.getOrDefault("MaxItems", "1000"));
        List<Credential> page = left.subList(0, Math.min(most, left.size()));
        boolean isTruncated = page.size() < left.size();
        ObjectNode root = Json.object()
                .put("IsTruncated", isTruncated)
                .put("Marker", isTruncated ? page.get(page.size() - 1).accessKeyId() : "");
        ArrayNode keys = root.putArray("Keys");
        for (Credential key : page) {
            ObjectNode entry = keys.addObject()
                    .put("access_key_id", key.accessKeyId())
                    .put("username", key.name())
                    .put("status", "active")
                    .put("namespace_id", key.account())
                    .put(
                            "created_at",
                            made.getOrDefault(key.accessKeyId(), Instant.EPOCH).toString());
            ArrayNode roles = entry.putArray("buckets_role");
            key.roles()
                    .orElse(Map.of())
                    .forEach((bucket, role) -> roles.addObject()
                            .put("bucket", bucket)
                            .put("role", role == Role.EDITOR ? "Editor" : "ReadOnly"));
        }
        return root;
    }

    private Credential find(S3Call call, String id) {
        return backstage
                .credentials()
                .find(id)
                .filter(key -> key.account().equals(call.caller().account()))
                .orElseThrow(() -> new Refusal(404, "NoSuchEntity", "There is no access key " + id + "."));
    }

    /** @return empty for all buckets, which is {@code NamespaceAdmin} of {@code *} */
    private static Optional<Map<String, Role>> roles(JsonNode request) {
        Map<String, Role> roles = new TreeMap<>();
        for (JsonNode each : request.path("buckets_role")) {
            String role = each.path("role").asText();
            if (role.equals("NamespaceAdmin")) {
                return Optional.empty();
            }
            roles.put(
                    each.path("bucket").asText(),
                    switch (role) {
                        case "Editor", "ReadWrite" -> Role.EDITOR;
                        case "ReadOnly" -> Role.READ_ONLY;
                        default -> throw S3Refusals.invalidArgument("There is no role " + role + ".");
                    });
        }
        return Optional.of(roles);
    }

    private static JsonNode request(Map<String, String> form) {
        try {
            return Json.MAPPER.readTree(form.getOrDefault("Req", "{}"));
        } catch (JsonProcessingException e) {
            throw S3Refusals.invalidArgument("Req is no JSON.");
        }
    }

    private static Map<String, String> form(String text) {
        Map<String, String> form = new TreeMap<>();
        for (String pair : text.split("&")) {
            String[] parts = pair.split("=", 2);
            form.put(
                    URLDecoder.decode(parts[0], StandardCharsets.UTF_8),
                    parts.length == 1 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return form;
    }

    private static S3Answer json(ObjectNode root) {
        return S3Answer.of(
                200, Map.of("content-type", "application/json"), root.toString().getBytes(StandardCharsets.UTF_8));
    }
}
