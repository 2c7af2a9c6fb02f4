package dev.forkstack.provider.tigris;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.http.Json;
import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.S3Request;
import dev.forkstack.http.s3.S3Request.Repeat;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The access keys of an account at Tigris: forms, signed as requests to S3 are, answered in JSON (source: the official
 * client {@code @tigrisdata/iam} 2.6). Thread-safe.
 *
 * @param s3 leads to the endpoint for keys
 */
record IamApi(S3Api s3) {

    private static final String PAGE = "1000";
    private static final String ROLE = "Editor";

    /** A key without its secret, which is told once. */
    record Listed(String id, KeyName name, Instant created) {}

    /** A key for one bucket alone. Nothing is sent twice. */
    AccessKey create(KeyName name) {
        ObjectNode asked = JsonNodeFactory.instance.objectNode();
        asked.put("req_uuid", UUID.randomUUID().toString()).put("name", name.toString());
        asked.putArray("buckets_role").addObject().put("bucket", name.bucket()).put("role", ROLE);
        String purpose = "make an access key for bucket " + name.bucket();
        Json key = call(post(purpose, "Action", "CreateAccessKeyWithBucketsRole", Map.of("Req", asked.toString()))
                        .repeated(Repeat.NEVER))
                .object("CreateAccessKeyResult", "AccessKey");
        return new AccessKey(key.text("AccessKeyId"), new Secret(key.text("SecretAccessKey")));
    }

    /** The keys that have names of ours. */
    List<Listed> list() {
        List<Listed> found = new ArrayList<>();
        Optional<String> marker = Optional.empty();
        do {
            Map<String, String> form = new TreeMap<>(Map.of("Action", "ListAccessKeys", "MaxItems", PAGE));
            marker.ifPresent(after -> form.put("Marker", after));
            Json page = call(post("list the access keys", "Detailed", "", form).repeated(Repeat.FREELY));
            for (Json key : page.at("Keys").map(Json::list).orElseGet(() -> none(page))) {
                key.find("username")
                        .flatMap(KeyName::parse)
                        .ifPresent(name -> found.add(new Listed(
                                key.text("access_key_id"),
                                name,
                                key.instant("created_at").orElse(Instant.EPOCH))));
            }
            marker = page.find("Marker").filter(next -> !next.isEmpty() && page.isTrue("IsTruncated"));
        } while (marker.isPresent());
        return found;
    }

    /** No keys at all may be told as null; but what says nothing of keys must not pass for none. */
    private static List<Json> none(Json page) {
        page.text("IsTruncated");
        return List.of();
    }

    /** Absence is success. */
    void delete(Listed key) {
        S3Answer answer = s3.call(post(
                        "delete access key " + key.name(),
                        "Action",
                        "DeleteAccessKey",
                        Map.of("Action", "DeleteAccessKey", "Version", "2010-05-08", "AccessKeyId", key.id()))
                .accepting(404));
        if (answer.is(404) && list().stream().anyMatch(standing -> standing.id().equals(key.id()))) {
            throw answer.failure(); // somebody in between said so
        }
    }

    private Json call(S3Request request) {
        return s3.call(request).json("Tigris' answer, when asked to " + request.purpose() + ",");
    }

    private static S3Request post(String purpose, String parameter, String value, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return S3Request.of("POST", purpose, "", "")
                .with(parameter, value)
                .header("content-type", "application/x-www-form-urlencoded")
                .header("accept", "application/json")
                .body(body);
    }

    /** What a person can do where the key may not make others. */
    static ForkStackException explained(ForkStackException refusal) {
        return refusal.kind() == ForkStackException.Kind.UNAUTHORIZED
                ? new ForkStackException(
                        refusal.kind(),
                        refusal.getMessage(),
                        refusal.remedy() + " If it may not make access keys, take one that may, or set bucket.keys to"
                                + " false: applications then bring a key of their own.",
                        refusal)
                : refusal;
    }

    @Override
    public String toString() {
        return s3.toString();
    }
}
