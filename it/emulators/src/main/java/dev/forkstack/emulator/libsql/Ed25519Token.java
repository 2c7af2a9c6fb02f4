package dev.forkstack.emulator.libsql;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Reads JSON Web Tokens that were signed with one key. Immutable.
 *
 * @param key the public half, 32 bytes in base64url
 */
record Ed25519Token(String key) {

    /** What stands in a public key's file before its 32 bytes. */
    private static final String HEAD = "302a300506032b6570032100";

    /** Empty if the token was signed with no such key. Says nothing about whether they hold. */
    Optional<JsonNode> claims(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initVerify(publicKey());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]))
                    ? Optional.of(Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1])))
                    : Optional.empty();
        } catch (GeneralSecurityException | IllegalArgumentException | IOException e) {
            return Optional.empty();
        }
    }

    private PublicKey publicKey() throws GeneralSecurityException {
        String all = HEAD + HexFormat.of().formatHex(Base64.getUrlDecoder().decode(key));
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(all)));
    }
}
