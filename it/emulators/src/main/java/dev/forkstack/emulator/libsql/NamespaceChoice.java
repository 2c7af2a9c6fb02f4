package dev.forkstack.emulator.libsql;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Request;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** Which namespace the headers of a request ask for. Stateless. */
final class NamespaceChoice {

    private NamespaceChoice() {}

    /** A host without a dot asks for the default one, and one that is an address for that of its first number. */
    static String of(Request request) {
        Optional<String> encoded = request.header("x-namespace-bin");
        if (encoded.isPresent()) {
            return decoded(encoded.get());
        }
        return request.header("x-namespace").orElseGet(() -> {
            String host = request.header("host").orElse("");
            return host.contains(".") ? host.substring(0, host.indexOf('.')) : Namespaces.DEFAULT;
        });
    }

    private static String decoded(String encoded) {
        try {
            return new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new Refusal(400, "", "Invalid namespace bytes: `" + e.getMessage() + "`");
        }
    }
}
