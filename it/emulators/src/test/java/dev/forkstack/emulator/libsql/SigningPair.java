package dev.forkstack.emulator.libsql;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/** Keys of whoever runs the server. Immutable. */
record SigningPair(KeyPair keys) {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();

    SigningPair() throws GeneralSecurityException {
        this(KeyPairGenerator.getInstance("Ed25519").generateKeyPair());
    }

    String publicKey() {
        byte[] encoded = keys.getPublic().getEncoded();
        return URL.encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
    }

    String token(JsonNode claims) throws GeneralSecurityException {
        String content = encoded("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}") + "." + encoded(claims.toString());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + URL.encodeToString(signature.sign());
    }

    private static String encoded(String text) {
        return URL.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "a pair of keys";
    }
}
