package dev.forkstack.emulator.s3;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A server as a client signs for it: unsigned payloads, so that neither side holds them. Thread-safe. */
public final class Upstream {

    private static final Set<String> PASSED = Set.of(
            "content-type",
            "content-md5",
            "content-disposition",
            "content-language",
            "cache-control",
            "expires",
            "range",
            "if-match",
            "if-none-match",
            "if-modified-since",
            "if-unmodified-since",
            "x-amz-metadata-directive",
            "x-amz-storage-class");

    private static final Set<String> KEPT_BACK = Set.of(
            "connection", "content-length", "date", "server", "transfer-encoding", "x-amz-request-id", "keep-alive");

    private final URI endpoint;
    private final String accessKeyId;
    private final String secret;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public Upstream(URI endpoint, String accessKeyId, String secret) {
        this.endpoint = endpoint;
        this.accessKeyId = accessKeyId;
        this.secret = secret;
    }

    S3Answer send(S3Call call) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        call.request().headers().forEach((name, values) -> {
            if (PASSED.contains(name) || name.startsWith("x-amz-meta-") || name.startsWith("x-amz-copy-source")) {
                headers.put(name, String.join(",", values));
            }
        });
        call.header("content-encoding")
                .map(Upstream::withoutChunks)
                .filter(encoding -> !encoding.isEmpty())
                .ifPresent(encoding -> headers.put("content-encoding", encoding));
        String query = Arrays.stream(unsigned(call.request().query()).split("&"))
                .filter(pair -> !pair.startsWith("versionId="))
                .collect(Collectors.joining("&"));
        return send(call.request().method(), call.bucket(), call.key(), query, headers, call.payload());
    }

    /** @param query encoded */
    public S3Answer send(
            String method, String bucket, String key, String query, Map<String, String> headers, Payload payload)
            throws IOException {
        String path = "/" + bucket + (key.isEmpty() ? "" : "/" + Percent.encodePath(key));
        String canonical = Arrays.stream(query.split("&"))
                .filter(pair -> !pair.isEmpty())
                .map(Upstream::recoded)
                .collect(Collectors.joining("&"));
        Map<String, String> sent = signed(method, path, canonical, headers);
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(endpoint + path + (canonical.isEmpty() ? "" : "?" + canonical)))
                .method(method, publisher(payload));
        sent.forEach(request::header);
        try {
            return answer(http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The emulator is closed.", e);
        }
    }

    /** A query without the signature that it has where an address is presigned. */
    static String unsigned(String query) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> !pair.regionMatches(true, 0, "X-Amz-", 0, 6))
                .collect(Collectors.joining("&"));
    }

    private Map<String, String> signed(String method, String path, String query, Map<String, String> headers) {
        Map<String, String> sent = new TreeMap<>(headers);
        sent.put("x-amz-date", Authenticator.TIME.format(Instant.now()));
        sent.put("x-amz-content-sha256", SigV4.UNSIGNED);
        Map<String, List<String>> counted = new TreeMap<>();
        sent.forEach((name, value) -> counted.put(name, List.of(value)));
        counted.put("host", List.of(endpoint.getAuthority()));
        SigV4 signature = new SigV4(
                method,
                path,
                query,
                counted,
                List.copyOf(counted.keySet()),
                SigV4.UNSIGNED,
                sent.get("x-amz-date"),
                "us-east-1",
                "s3");
        sent.put("authorization", signature.authorization(accessKeyId, secret));
        return sent;
    }

    private static BodyPublisher publisher(Payload payload) {
        InputStream stream = payload.stream();
        return payload.length() == 0
                ? BodyPublishers.noBody()
                : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> stream), payload.length());
    }

    private static S3Answer answer(HttpResponse<InputStream> response) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        response.headers().map().forEach((name, values) -> {
            if (!KEPT_BACK.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name.toLowerCase(Locale.ROOT), values.get(0));
            }
        });
        var length = response.headers().firstValueAsLong("content-length");
        if (length.isEmpty()) {
            // XML, whose length S3Proxy does not say.
            return S3Answer.of(response.statusCode(), headers, response.body().readAllBytes());
        }
        return new S3Answer(response.statusCode(), headers, response.body(), length.getAsLong());
    }

    private static String recoded(String pair) {
        String[] parts = pair.split("=", 2);
        return Percent.encode(Percent.decode(parts[0])) + "="
                + (parts.length == 1 ? "" : Percent.encode(Percent.decode(parts[1])));
    }

    private static String withoutChunks(String encoding) {
        return Arrays.stream(encoding.split(","))
                .map(String::strip)
                .filter(part -> !part.equals("aws-chunked"))
                .collect(Collectors.joining(","));
    }
}
