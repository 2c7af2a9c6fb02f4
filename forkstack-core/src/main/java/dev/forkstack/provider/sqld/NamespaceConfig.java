package dev.forkstack.provider.sqld;

import dev.forkstack.http.Json;
import java.util.Optional;

/**
 * What the server says of a namespace. Immutable.
 *
 * @param jwtKey the public half of the key that its tokens are signed with; absent where the server's own rule counts
 */
record NamespaceConfig(boolean blocksReads, boolean blocksWrites, Optional<String> jwtKey) {

    static NamespaceConfig of(Json json) {
        return new NamespaceConfig(json.isTrue("block_reads"), json.isTrue("block_writes"), json.find("jwt_key"));
    }

    /** What is locked, if anything is. */
    Optional<String> blocked() {
        return blocksReads ? Optional.of("reads") : blocksWrites ? Optional.of("writes") : Optional.empty();
    }
}
