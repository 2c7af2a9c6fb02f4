package dev.forkstack.http.s3;

import dev.forkstack.http.BoundedBody;
import dev.forkstack.http.Exchange;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.QuickExchange;
import dev.forkstack.http.Reply;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Signs requests and sends each once, on the connection that suits it. Thread-safe. */
final class Wire {

    private static final String AGENT = "fork-stack";

    /**
     * What may take longer than usual is waited for where an interrupt ends it also while its body comes: S3 begins the answer to
     * a long copy at once, and ends it when all is copied.
     */
    private static final Duration QUICK = Pacing.DEFAULT.request();

    private final Exchange exchange = new Exchange();
    private final QuickExchange quick = new QuickExchange();

    /** @param signing with what @param limit for the whole answer */
    record Sending(S3Request request, Store store, Signature signing, Duration ahead, Duration limit) {

        URI uri() {
            return request.at(store.endpoint());
        }

        Map<String, List<String>> headers(Payload payload) {
            Map<String, List<String>> signed =
                    new TreeMap<>(signing.sign(request.method(), uri(), request.headers(), payload.toSign(), ahead));
            signed.put("User-Agent", List.of(AGENT));
            return signed;
        }
    }

    Reply send(Sending sending) throws IOException {
        S3Request request = sending.request();
        Payload payload = Payload.of(request.body());
        if (request.repetition() != S3Request.Repeat.FREELY) {
            return reply(exchange.send(http(sending, payload), info -> new BoundedBody(), sending.limit()));
        }
        if (sending.limit().compareTo(QUICK) > 0 || request.body().length > QuickExchange.LONGEST_BODY) {
            return stream(sending, payload, info -> new BoundedBody());
        }
        return quick.send(request.method(), sending.uri(), sending.headers(payload), request.body(), sending.limit());
    }

    /** With a file as the body. */
    Reply upload(Sending sending, Path file) throws IOException {
        return stream(sending, Payload.of(file), info -> new BoundedBody());
    }

    /** What an answer of 2xx has is put into the file, and the reply is without it. */
    Reply download(Sending sending, Path file) throws IOException {
        BodyHandler<byte[]> body = info -> info.statusCode() / 100 == 2 ? Payload.intoFile(file) : new BoundedBody();
        return stream(sending, Payload.of(sending.request().body()), body);
    }

    private Reply stream(Sending sending, Payload payload, BodyHandler<byte[]> body) throws IOException {
        return reply(exchange.stream(http(sending, payload), body, sending.limit()));
    }

    private static HttpRequest http(Sending sending, Payload payload) {
        HttpRequest.Builder request = HttpRequest.newBuilder(sending.uri())
                .timeout(sending.limit())
                .method(sending.request().method(), payload.toSend());
        sending.headers(payload).forEach((name, values) -> values.forEach(value -> request.header(name, value)));
        return request.build();
    }

    private static Reply reply(HttpResponse<byte[]> response) {
        return new Reply(response.statusCode(), response.headers(), response.body());
    }
}
