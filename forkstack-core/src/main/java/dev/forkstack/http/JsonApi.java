package dev.forkstack.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Secret;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A service that speaks JSON and takes a token. A request is repeated where that is safe: one that reads or deletes
 * after a failure, any other only when the service says that it has not begun it. Thread-safe.
 */
public final class JsonApi {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Service service;
    private final Supplier<Secret> token;
    private final Pacing pacing;
    private final ProgressListener progress;
    private final Exchange exchange;

    /** @param token asked for with each request; what it throws is thrown */
    public JsonApi(Service service, Supplier<Secret> token, Pacing pacing, ProgressListener progress) {
        this(service, token, pacing, progress, new Exchange());
    }

    private JsonApi(
            Service service, Supplier<Secret> token, Pacing pacing, ProgressListener progress, Exchange exchange) {
        this.service = service;
        this.token = token;
        this.pacing = pacing;
        this.progress = progress;
        this.exchange = exchange;
    }

    /** Another service over the same client, such as one database of it, with a token of its own. */
    public JsonApi with(Service other, Supplier<Secret> otherToken) {
        return new JsonApi(other, otherToken, pacing, progress, exchange);
    }

    /**
     * Sends the request until it is answered, for as long as the pacing allows.
     *
     * @return an answer of 2xx with a JSON body or none, or one of a status that the request accepts
     * @throws ForkStackException for every other; {@code UNAVAILABLE} and {@code MALFORMED_RESPONSE} leave open whether
     *     something was done
     */
    public Answer call(ApiRequest request) {
        Secret sent = usable(token.get());
        Repetition repetition =
                new Repetition(service.name(), request.purpose(), request.repeatable(), pacing, progress);
        while (true) {
            try {
                HttpResponse<byte[]> response = exchange.send(http(request, sent), pacing.request());
                Answer answer = answer(request, response, sent);
                if (answer.isSuccess()
                        || request.accepted().contains(answer.status())
                        || !repetition.after(
                                answer.status(),
                                !service.notBegun().contains(answer.status()),
                                RetryAfter.of(response.headers(), Instant.now()))) {
                    return usable(request, answer);
                }
            } catch (IOException e) {
                if (!repetition.after(e)) {
                    throw new HttpFailure(service, request.purpose()).broken(e);
                }
            }
        }
    }

    /** The JDK's client repeats in its message what it cannot send, and that would be the token. */
    private Secret usable(Secret given) {
        if (service.scheme().isPresent() && !given.reveal().matches("[\\x21-\\x7e]+")) {
            throw new ForkStackException(
                    ForkStackException.Kind.UNAUTHORIZED,
                    "The token for " + service.name()
                            + " is none: it is empty, or holds a blank, a line break or a letter"
                            + " that no token has.",
                    service.tokenRemedy());
        }
        return given;
    }

    private static Answer usable(ApiRequest request, Answer answer) {
        if (answer.isSuccess() || request.accepted().contains(answer.status())) {
            return answer;
        }
        throw answer.failure();
    }

    private HttpRequest http(ApiRequest request, Secret sent) {
        HttpRequest.Builder http = HttpRequest.newBuilder(request.at(service.base()))
                .timeout(pacing.request())
                .header("Accept", "application/json")
                .header("User-Agent", "fork-stack");
        service.scheme().ifPresent(scheme -> http.header("Authorization", scheme + sent.reveal()));
        request.headers().forEach(http::header);
        Optional<String> body = request.body().map(JsonNode::toString);
        body.ifPresent(json -> http.header("Content-Type", "application/json"));
        return http.method(request.method(), body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody))
                .build();
    }

    private Answer answer(ApiRequest request, HttpResponse<byte[]> response, Secret sent) {
        int status = response.statusCode();
        HttpFailure failure = new HttpFailure(service, request.purpose());
        if (status / 100 == 3) {
            throw failure.redirect(status);
        }
        Optional<JsonNode> parsed = parsed(response.body());
        if (parsed.isEmpty() && status / 100 == 2) {
            throw failure.noJson();
        }
        Json json = new Json(
                service.name() + "'s answer, when asked to " + request.purpose() + ",",
                "",
                parsed.orElseGet(MissingNode::getInstance));
        return new Answer(status, json, failure.status(status, json, sent, json.find("request_id")));
    }

    /** Empty if it is no JSON; an empty body is a missing node. */
    private static Optional<JsonNode> parsed(byte[] body) {
        if (body.length == 0) {
            return Optional.of(MissingNode.getInstance());
        }
        try {
            return Optional.ofNullable(MAPPER.readTree(body));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return service.name() + " at " + service.base();
    }
}
