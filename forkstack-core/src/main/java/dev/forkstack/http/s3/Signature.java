package dev.forkstack.http.s3;

import dev.forkstack.model.Secret;
import dev.forkstack.model.Sha256;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * Signs requests with Signature Version 4 (source: "Create a signed AWS API request"). Our own, because a request is signed for
 * each of many thousand objects, and because nothing else would need the SDK. Thread-safe.
 */
final class Signature {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final String SERVICE = "s3";
    private static final HexFormat HEX = HexFormat.of();

    /** What is derived from a secret, for a day and a region: most requests are signed with the same as the one before. */
    private record Derived(Secret secret, String scope, Hmac key) {}

    private volatile Derived last = new Derived(new Secret(""), "", null);

    /**
     * @param uri where the request is sent
     * @param payload what its body is, as {@link Payload} tells
     * @param now by the store's clock
     * @return all headers to send, without those that follow from the address and the body
     */
    Map<String, String> sign(S3Request request, Store store, AccessKey key, URI uri, String payload, Instant now) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(now.getEpochSecond(), 0, ZoneOffset.UTC);
        String day = Integer.toString(time.getYear() * 10_000 + time.getMonthValue() * 100 + time.getDayOfMonth());
        int clock = 1_000_000 + time.getHour() * 10_000 + time.getMinute() * 100 + time.getSecond();
        String instant = day + "T" + Integer.toString(clock).substring(1) + "Z";
        String scope = day + "/" + store.region() + "/" + SERVICE + "/aws4_request";

        Map<String, String> headers = new TreeMap<>(request.headers());
        headers.put("x-amz-content-sha256", payload);
        headers.put("x-amz-date", instant);
        key.session().ifPresent(token -> headers.put("x-amz-security-token", token.reveal()));
        headers.put("host", host(uri));

        StringBuilder names = new StringBuilder();
        StringBuilder canonical = new StringBuilder(512)
                .append(request.method())
                .append('\n')
                .append(uri.getRawPath())
                .append('\n')
                .append(request.query("="))
                .append('\n');
        for (Map.Entry<String, String> header : headers.entrySet()) {
            names.append(names.isEmpty() ? "" : ";").append(header.getKey());
            canonical
                    .append(header.getKey())
                    .append(':')
                    .append(plain(header.getValue()))
                    .append('\n');
        }
        canonical.append('\n').append(names).append('\n').append(payload);

        String toSign = ALGORITHM + "\n" + instant + "\n" + scope + "\n" + Sha256.hex(canonical.toString());
        String signature = HEX.formatHex(key(key.secret(), scope).of(toSign));
        headers.remove("host"); // the JDK's clients set it themselves
        headers.put(
                "Authorization",
                ALGORITHM + " Credential=" + key.id() + "/" + scope + ", SignedHeaders=" + names + ", Signature="
                        + signature);
        return headers;
    }

    /** As the JDK's clients send it. */
    private static String host(URI uri) {
        String authority = uri.getRawAuthority();
        String usual = uri.getScheme().equals("https") ? ":443" : ":80";
        return authority.endsWith(usual) ? authority.substring(0, authority.length() - usual.length()) : authority;
    }

    private static String plain(String value) {
        String text = value.strip();
        return text.indexOf("  ") < 0 && text.indexOf('\t') < 0 ? text : text.replaceAll("[ \t]+", " ");
    }

    private Hmac key(Secret secret, String scope) {
        Derived derived = last;
        if (!derived.scope.equals(scope) || !derived.secret.equals(secret)) {
            Hmac key = new Hmac(("AWS4" + secret.reveal()).getBytes(StandardCharsets.UTF_8));
            for (String part : scope.split("/")) {
                key = new Hmac(key.of(part));
            }
            derived = new Derived(secret, scope, key);
            last = derived;
        }
        return derived.key;
    }
}
