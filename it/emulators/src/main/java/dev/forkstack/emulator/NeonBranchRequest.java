package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a call asks a new branch to be. Immutable. */
record NeonBranchRequest(
        Optional<String> name,
        Optional<String> parentId,
        NeonBranch.Origin origin,
        NeonBranch.Flags flags,
        List<JsonNode> endpoints,
        Map<String, String> annotation) {

    static final String DATA = "parent-data";
    static final String SCHEMA = "schema-only";

    private static final Duration LONGEST = Duration.ofDays(30);

    /** @throws Refusal 400 for what Neon API v2 reference, "Create branch", does not allow */
    static NeonBranchRequest of(JsonNode body, Instant now) {
        JsonNode branch = body.path("branch");
        if (branch.has("parent_lsn") && branch.has("parent_timestamp")) {
            throw new Refusal(400, "", "parent_lsn and parent_timestamp cannot both be given");
        }
        if (branch.has("parent_lsn")) {
            throw new Refusal(400, "", "the emulator knows no parent_lsn");
        }
        String source = branch.path("init_source").asText(DATA);
        if (!source.equals(DATA) && !source.equals(SCHEMA)) {
            throw new Refusal(400, "", "unknown init_source " + source);
        }
        boolean isProtected = branch.path("protected").asBoolean();
        Optional<Instant> expires = expiry(branch, now);
        if (isProtected && expires.isPresent()) {
            throw new Refusal(400, "", "a protected branch cannot expire");
        }
        return new NeonBranchRequest(
                text(branch, "name").map(NeonBranchRequest::checked),
                text(branch, "parent_id"),
                new NeonBranch.Origin(source, NeonTime.read(branch, "parent_timestamp")),
                new NeonBranch.Flags(false, isProtected, expires),
                endpoints(body),
                annotation(body));
    }

    boolean isSchemaOnly() {
        return origin.source().equals(SCHEMA);
    }

    /** At most 30 days ahead; Neon docs, "Branch expiration". @throws Refusal 400 if it is not */
    static Optional<Instant> expiry(JsonNode branch, Instant now) {
        Optional<Instant> expires = NeonTime.read(branch, "expires_at");
        if (expires.filter(end -> !end.isAfter(now)).isPresent()) {
            throw new Refusal(400, "", "expires_at is not in the future");
        }
        if (expires.filter(end -> end.isAfter(now.plus(LONGEST))).isPresent()) {
            throw new Refusal(400, "", "expires_at is more than 30 days ahead");
        }
        return expires;
    }

    /** @throws Refusal 400 if it is no name */
    static String checked(String name) {
        if (name.isEmpty() || name.length() > 256) {
            throw new Refusal(400, "", "branch name has to have 1 to 256 characters");
        }
        return name;
    }

    private static List<JsonNode> endpoints(JsonNode body) {
        List<JsonNode> endpoints = new ArrayList<>();
        body.path("endpoints").forEach(endpoints::add);
        if (endpoints.stream()
                        .map(NeonEndpoints::type)
                        .filter("read_write"::equals)
                        .count()
                > 1) {
            throw new Refusal(400, "", "a branch has at most one read_write endpoint");
        }
        return endpoints;
    }

    private static Map<String, String> annotation(JsonNode body) {
        Map<String, String> annotation = new LinkedHashMap<>();
        body.path("annotation_value")
                .properties()
                .forEach(
                        entry -> annotation.put(entry.getKey(), entry.getValue().asText()));
        if (annotation.size() > 50) {
            throw new Refusal(400, "", "annotation_value has more than 50 entries");
        }
        return annotation;
    }

    private static Optional<String> text(JsonNode object, String field) {
        return object.hasNonNull(field) ? Optional.of(object.path(field).asText()) : Optional.empty();
    }
}
