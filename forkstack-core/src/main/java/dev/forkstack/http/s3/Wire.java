package dev.forkstack.http.s3;

import dev.forkstack.http.BoundedBody;
import dev.forkstack.http.Exchange;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.QuickExchange;
import dev.forkstack.http.Reply;
import dev.forkstack.model.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Signs requests and sends each once, on the connection that suits it. Thread-safe. */
final class Wire {

    private static final String AGENT = "fork-stack";

    /**
     * What may take longer is waited for where an interrupt ends it also while its body comes: S3 begins the answer to a long
     * copy at once, and ends it when all is copied.
     */
    private static final Duration QUICK = Pacing.DEFAULT.request().plusSeconds(8);

    private final Exchange exchange = new Exchange();
    private final QuickExchange quick = new QuickExchange();
    private final Signature signature = new Signature();

    /** @param key to sign with @param ahead how far the store's clock is from ours @param limit for the whole answer */
    record Sending(S3Request request, Store store, AccessKey key, Duration ahead, Duration limit) {

        URI uri() {
            return request.at(store.endpoint());
        }
    }

    Reply send(Sending sending) throws IOException {
        S3Request request = sending.request();
        if (request.repetition() != S3Request.Repeat.FREELY) {
            return reply(exchange.send(http(sending), info -> new BoundedBody(), sending.limit()));
        }
        if (sending.limit().compareTo(QUICK) > 0 || isLong(sending)) {
            return stream(sending, http(sending), info -> new BoundedBody());
        }
        URI uri = sending.uri();
        Map<String, String> headers = headers(sending, uri, Payload.checksum(request.body()));
        return quick.send(request.method(), uri, headers, request.body(), sending.limit());
    }

    /** Beyond TLS nobody could end the wait for room to send it. */
    private static boolean isLong(Sending sending) {
        return sending.request().body().length > QuickExchange.LONGEST_BODY
                && sending.store().endpoint().getScheme().equals("https");
    }

    /** With a file as the body. */
    Reply upload(Sending sending, Path file) throws IOException {
        HttpRequest request = http(sending, Sha256.hex(file), BodyPublishers.ofFile(file));
        return stream(sending, request, info -> new BoundedBody());
    }

    /** What an answer of 2xx has is put into the file, and the reply is without it. */
    Reply download(Sending sending, Path file) throws IOException {
        BodyHandler<byte[]> body = info -> info.statusCode() / 100 == 2 ? Payload.intoFile(file) : new BoundedBody();
        return stream(sending, http(sending), body);
    }

    private Reply stream(Sending sending, HttpRequest request, BodyHandler<byte[]> body) throws IOException {
        return reply(exchange.stream(request, body, sending.limit()));
    }

    private HttpRequest http(Sending sending) {
        byte[] body = sending.request().body();
        return http(sending, Payload.checksum(body), Payload.of(body));
    }

    private HttpRequest http(Sending sending, String checksum, BodyPublisher body) {
        URI uri = sending.uri();
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(sending.limit())
                .method(sending.request().method(), body);
        headers(sending, uri, checksum).forEach(request::header);
        return request.build();
    }

    private Map<String, String> headers(Sending sending, URI uri, String checksum) {
        Instant now = Instant.now().plus(sending.ahead());
        Map<String, String> signed =
                signature.sign(sending.request(), sending.store(), sending.key(), uri, checksum, now);
        signed.put("User-Agent", AGENT);
        return signed;
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        return new Reply(response.statusCode(), response::headers, response.body());
    }
}
