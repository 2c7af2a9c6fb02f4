package dev.forkstack.provider.planetscale;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Any text in the few letters that a name may have. Of a text that ends with a UUID, as the ids of runs do, the UUID takes 26
 * letters and not 58.
 */
final class Base32 {

    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int UUID_LENGTH = 36;
    private static final int UUID_BYTES = 16;

    private Base32() {}

    static String of(String text) {
        String uuid = text.substring(Math.max(0, text.length() - UUID_LENGTH));
        if (!isUuid(uuid)) {
            return "t" + encoded(text.getBytes(StandardCharsets.UTF_8));
        }
        UUID bits = UUID.fromString(uuid);
        byte[] before = text.substring(0, text.length() - UUID_LENGTH).getBytes(StandardCharsets.UTF_8);
        return "u"
                + encoded(ByteBuffer.allocate(UUID_BYTES + before.length)
                        .putLong(bits.getMostSignificantBits())
                        .putLong(bits.getLeastSignificantBits())
                        .put(before)
                        .array());
    }

    /** @throws IllegalArgumentException if it was not made here */
    static String text(String encoded) {
        byte[] bytes = decoded(encoded.substring(1));
        if (encoded.startsWith("t")) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (!encoded.startsWith("u") || bytes.length < UUID_BYTES) {
            throw new IllegalArgumentException(encoded);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        UUID uuid = new UUID(buffer.getLong(), buffer.getLong());
        return new String(bytes, UUID_BYTES, bytes.length - UUID_BYTES, StandardCharsets.UTF_8) + uuid;
    }

    private static boolean isUuid(String text) {
        return text.matches("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    }

    private static String encoded(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        int held = 0;
        int bits = 0;
        for (byte next : bytes) {
            held = (held << 8 | next & 0xff) & 0xfff;
            for (bits += 8; bits >= 5; bits -= 5) {
                text.append(DIGITS.charAt(held >> bits - 5 & 31));
            }
        }
        return (bits == 0 ? text : text.append(DIGITS.charAt(held << 5 - bits & 31))).toString();
    }

    private static byte[] decoded(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
        int held = 0;
        int bits = 0;
        for (char letter : text.toCharArray()) {
            int digit = DIGITS.indexOf(letter);
            if (digit < 0) {
                throw new IllegalArgumentException(text);
            }
            held = (held << 5 | digit) & 0xfff;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
            }
        }
        return bytes.array();
    }
}
