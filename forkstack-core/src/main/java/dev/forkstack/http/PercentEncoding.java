package dev.forkstack.http;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A text as a part of a URL (RFC 3986, section 2.1), and back. */
public final class PercentEncoding {

    private PercentEncoding() {}

    public static String of(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** @throws IllegalArgumentException if a percent sign is not followed by two digits */
    public static String decode(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
