package dev.forkstack.provider.sqld;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.forkstack.model.Secret;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Arrays;
import java.util.Base64;

/** A pair of keys as openssl makes it. Immutable. */
record TestKey(KeyPair pair) {

    private static final int LENGTH = 32;

    TestKey() {
        this(generated());
    }

    /** As the server takes it. */
    String publicKey() {
        byte[] encoded = pair.getPublic().getEncoded();
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(encoded, encoded.length - LENGTH, encoded.length));
    }

    /** As it stands in a file. */
    Secret pem() {
        return new Secret("-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----");
    }

    String tokenForAll() {
        return SigningKey.parse(pem(), "-")
                .sign(JsonNodeFactory.instance.objectNode().put("a", "rw"))
                .reveal();
    }

    private static KeyPair generated() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "a pair of keys";
    }
}
