package dev.forkstack.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One request. Immutable; {@link #toString} has no body.
 *
 * @param purpose for messages, as what the service was asked to do: {@code create branch app-alice}
 * @param path the segments, not encoded yet
 * @param accepted the statuses, besides 2xx, that the caller decides about itself
 * @param repeatable whether sending it twice is the same as once
 */
public record ApiRequest(
        String method,
        String purpose,
        String path,
        Map<String, String> query,
        Map<String, String> headers,
        Optional<JsonNode> body,
        Set<Integer> accepted,
        boolean repeatable) {

    public static ApiRequest get(String purpose, String... path) {
        return new ApiRequest("GET", purpose, joined(path), Map.of(), Map.of(), Optional.empty(), Set.of(), true);
    }

    public static ApiRequest delete(String purpose, String... path) {
        return new ApiRequest("DELETE", purpose, joined(path), Map.of(), Map.of(), Optional.empty(), Set.of(), true);
    }

    public static ApiRequest post(String purpose, String... path) {
        return new ApiRequest("POST", purpose, joined(path), Map.of(), Map.of(), Optional.empty(), Set.of(), false);
    }

    public static ApiRequest patch(String purpose, String... path) {
        return new ApiRequest("PATCH", purpose, joined(path), Map.of(), Map.of(), Optional.empty(), Set.of(), false);
    }

    public ApiRequest with(String key, String value) {
        Map<String, String> more = new LinkedHashMap<>(query);
        more.put(key, value);
        return new ApiRequest(method, purpose, path, more, headers, body, accepted, repeatable);
    }

    public ApiRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiRequest(method, purpose, path, query, more, body, accepted, repeatable);
    }

    public ApiRequest json(JsonNode json) {
        return new ApiRequest(method, purpose, path, query, headers, Optional.of(json), accepted, repeatable);
    }

    public ApiRequest accepting(int... statuses) {
        Set<Integer> more = new TreeSet<>(accepted);
        Arrays.stream(statuses).forEach(more::add);
        return new ApiRequest(method, purpose, path, query, headers, body, more, repeatable);
    }

    /** For a request that changes nothing although its method says so, such as a query. */
    public ApiRequest asRepeatable() {
        return new ApiRequest(method, purpose, path, query, headers, body, accepted, true);
    }

    /** For a request whose repetition would meet something else, such as a deletion by name. */
    public ApiRequest asUnrepeatable() {
        return new ApiRequest(method, purpose, path, query, headers, body, accepted, false);
    }

    URI at(URI base) {
        String parameters = query.entrySet().stream()
                .map(entry -> PercentEncoding.of(entry.getKey()) + "=" + PercentEncoding.of(entry.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(base + path + (parameters.isEmpty() ? "" : "?" + parameters));
    }

    private static String joined(String... segments) {
        return Arrays.stream(segments).map(PercentEncoding::of).collect(Collectors.joining("/", "/", ""));
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
