package dev.forkstack.provider.neon;

import dev.forkstack.http.Json;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The compute of a branch. Immutable.
 *
 * @param host as it stands in connection URIs too
 */
record Endpoint(String id, String branchId, String host, String type) {

    static Endpoint of(Json json) {
        String host = json.text("host");
        if (!host.matches(ConnectionUri.HOST)) {
            throw json.malformed("has no address of a computer as host");
        }
        return new Endpoint(json.text("id"), json.text("branch_id"), host.toLowerCase(Locale.ROOT), json.text("type"));
    }

    boolean isWriterOf(String branch) {
        return branchId.equals(branch) && type.equals("read_write");
    }

    /** Where it answers: the pooler's host has {@code -pooler} after the endpoint's id. */
    String hostname(boolean isPooled) {
        return isPooled && host.startsWith(id) ? id + "-pooler" + host.substring(id.length()) : host;
    }

    /** With ports; the pooler may also be told from the endpoint by an option instead of by its host. */
    Set<String> addresses(boolean isPooled) {
        return Stream.of(host, hostname(isPooled)).map(ConnectionUri::withPort).collect(Collectors.toSet());
    }
}
