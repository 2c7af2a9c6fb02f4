package dev.forkstack.http.s3;

import dev.forkstack.model.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * HMAC-SHA-256 with one key (source: RFC 2104). The JDK's own brings all of its cryptography with it, which is a tenth of what
 * there is before the first request of a goal. Thread-safe.
 */
final class Hmac {

    private static final int BLOCK = 64;

    private final byte[] inner;
    private final byte[] outer;

    Hmac(byte[] key) {
        byte[] block = Arrays.copyOf(key.length > BLOCK ? Sha256.digest().digest(key) : key, BLOCK);
        this.inner = mixed(block, 0x36);
        this.outer = mixed(block, 0x5c);
    }

    private static byte[] mixed(byte[] block, int pad) {
        byte[] mixed = new byte[BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            mixed[i] = (byte) (block[i] ^ pad);
        }
        return mixed;
    }

    byte[] of(String text) {
        MessageDigest digest = Sha256.digest();
        digest.update(inner);
        byte[] first = digest.digest(text.getBytes(StandardCharsets.UTF_8));
        digest.update(outer);
        return digest.digest(first);
    }
}
