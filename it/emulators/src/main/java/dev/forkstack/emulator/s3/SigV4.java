package dev.forkstack.emulator.s3;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a signature of version 4 is made over, for whoever signs and whoever checks. Immutable.
 *
 * @param query as it was sent, without the signature itself
 * @param headers names in lower case
 * @param signed those that count, sorted
 * @param payload the body's checksum, or the word in its place
 * @param time such as {@code 20260101T000000Z}
 */
record SigV4(
        String method,
        String path,
        String query,
        Map<String, List<String>> headers,
        List<String> signed,
        String payload,
        String time,
        String region,
        String service) {

    static final String ALGORITHM = "AWS4-HMAC-SHA256";
    static final String UNSIGNED = "UNSIGNED-PAYLOAD";

    String scope() {
        return time.substring(0, 8) + "/" + region + "/" + service + "/aws4_request";
    }

    String signature(String secret) {
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope().split("/")) {
            key = mac(key, part);
        }
        String text = ALGORITHM + "\n" + time + "\n" + scope() + "\n"
                + sha256(canonical().getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(mac(key, text));
    }

    String authorization(String accessKeyId, String secret) {
        return ALGORITHM + " Credential=" + accessKeyId + "/" + scope() + ", SignedHeaders=" + String.join(";", signed)
                + ", Signature=" + signature(secret);
    }

    private String canonical() {
        String lines = signed.stream()
                .map(name -> name + ":" + value(headers.getOrDefault(name, List.of())) + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                method,
                Percent.encodePath(Percent.decode(path)),
                canonicalQuery(),
                lines,
                String.join(";", signed),
                payload);
    }

    private String canonicalQuery() {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.split("=", 2))
                .map(pair -> recoded(pair[0]) + "=" + (pair.length == 1 ? "" : recoded(pair[1])))
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static String recoded(String text) {
        return Percent.encode(Percent.decode(text));
    }

    private static String value(List<String> values) {
        return values.stream().map(value -> value.strip().replaceAll(" +", " ")).collect(Collectors.joining(","));
    }

    static String sha256(byte[] bytes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without headers: they carry secrets. */
    @Override
    public String toString() {
        return method + " " + path;
    }
}
