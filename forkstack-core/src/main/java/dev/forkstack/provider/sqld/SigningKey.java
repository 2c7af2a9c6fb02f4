package dev.forkstack.provider.sqld;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The private half of the key whose public half the server holds: Ed25519. Immutable; {@link #toString} hides it. */
record SigningKey(PrivateKey key) {

    private static final Base64.Encoder URL = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER =
            URL.encodeToString("{\"alg\":\"EdDSA\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.US_ASCII));

    /**
     * @param text PKCS#8 as PEM, with or without its first and last line
     * @param remedy what to do if it is no such key
     */
    static SigningKey parse(Secret text, String remedy) {
        String base64 = text.reveal().replaceAll("-----[A-Z ]+-----|\\s|\\\\n", "");
        try {
            return new SigningKey(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Without the cause: its message can repeat what it could not read.
            throw new ForkStackException(
                    Kind.UNAUTHORIZED,
                    "The key for the tokens of the libSQL server is no private Ed25519 key in PKCS#8.",
                    remedy);
        }
    }

    /** A token that says this. */
    Secret sign(JsonNode claims) {
        String content = HEADER + "." + URL.encodeToString(claims.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return new Secret(content + "." + URL.encodeToString(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot sign with Ed25519.", e);
        }
    }

    @Override
    public String toString() {
        return "a private key";
    }
}
