package dev.forkstack.http.s3;

import dev.forkstack.http.PercentEncoding;
import java.nio.charset.StandardCharsets;

/**
 * A bucket or key in a URL, encoded as Signature Version 4 wants it: all but the unreserved characters of RFC 3986 (source:
 * "Create a signed AWS API request", step 1).
 */
final class KeyPath {

    private static final String UNRESERVED = "-._~";
    private static final String HEX = "0123456789ABCDEF";

    private KeyPath() {}

    /** Slashes stay: a key has them as they are. */
    static String of(String key) {
        return encoded(key, "/");
    }

    static String parameter(String text) {
        return encoded(text, "");
    }

    /** A key as a listing has it, where it was asked to encode: there, unlike in paths, a plus is a blank. */
    static String ofListing(String encoded) {
        return PercentEncoding.decode(encoded.replace("+", "%20"));
    }

    private static String encoded(String text, String kept) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (each & 0xff);
            boolean plain = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (plain || UNRESERVED.indexOf(c) >= 0 || kept.indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return out.toString();
    }
}
