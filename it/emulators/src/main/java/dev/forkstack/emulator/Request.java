package dev.forkstack.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a handler gets. Immutable.
 *
 * @param query as it was sent, empty if there was none
 * @param headers names in lower case
 * @param variables what stood for the template's {@code {names}}, decoded
 * @param fault what the handler itself has to let go wrong: {@code SLOW_READY} or {@code READY_THAT_IS_NOT}
 */
public record Request(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        byte[] body,
        Map<String, String> variables,
        Optional<Fault.Kind> fault) {

    public Request with(Map<String, String> found) {
        return new Request(method, path, query, headers, body, found, fault);
    }

    public Request with(Fault.Kind met) {
        return new Request(method, path, query, headers, body, variables, Optional.of(met));
    }

    public boolean meets(Fault.Kind kind) {
        return fault.filter(kind::equals).isPresent();
    }

    /** The body; a missing node if there is none. @throws Refusal 400 if it is not JSON */
    public JsonNode json() {
        try {
            return Json.MAPPER.readTree(new String(body, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "", "request body is not valid JSON");
        }
    }

    public String variable(String name) {
        return variables.get(name);
    }

    public Optional<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(java.util.Locale.ROOT), List.of()).stream()
                .findFirst();
    }

    /** The token of {@code Authorization: Bearer}. */
    public Optional<String> bearer() {
        return header("authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7).strip());
    }

    /** The first value of a query parameter, decoded. */
    public Optional<String> parameter(String name) {
        for (String pair : query.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (decoded(parts[0]).equals(name)) {
                return Optional.of(parts.length == 1 ? "" : decoded(parts[1]));
            }
        }
        return Optional.empty();
    }

    /** The query with one parameter in place of those of its name. */
    public String queryWith(String name, int value) {
        return Stream.concat(
                        Stream.of(query.split("&"))
                                .filter(pair -> !pair.isEmpty()
                                        && !decoded(pair.split("=", 2)[0]).equals(name)),
                        Stream.of(name + "=" + value))
                .collect(Collectors.joining("&"));
    }

    private static String decoded(String value) {
        return URLDecoder.decode(value, StandardCharsets.UTF_8);
    }

    /** Without headers and body: those carry secrets. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
