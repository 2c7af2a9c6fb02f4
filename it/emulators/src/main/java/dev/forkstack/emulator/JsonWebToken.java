package dev.forkstack.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs and reads compact JSON Web Tokens with a key of its own (HS256). Thread-safe. */
final class JsonWebToken {

    private static final String HEADER =
            encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));

    private final SecretKeySpec key =
            new SecretKeySpec(Secrets.random().getBytes(StandardCharsets.UTF_8), "HmacSHA256");

    String sign(JsonNode claims) {
        String content = HEADER + "." + encoded(Json.bytes(claims));
        return content + "." + signature(content);
    }

    /** The claims; empty if the token was not signed here. Says nothing about whether they hold. */
    Optional<JsonNode> claims(String token) {
        int dot = token.lastIndexOf('.');
        String content = dot < 0 ? "" : token.substring(0, dot);
        byte[] given = token.substring(dot + 1).getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(given, signature(content).getBytes(StandardCharsets.UTF_8))) {
            return Optional.empty();
        }
        String claims = content.substring(content.indexOf('.') + 1);
        try {
            return Optional.of(
                    Json.MAPPER.readTree(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Signed here, and no JSON.", e);
        }
    }

    private String signature(String content) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return encoded(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
