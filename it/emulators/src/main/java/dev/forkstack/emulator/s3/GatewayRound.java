package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Round;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One call at the gateway and how it goes wrong. One thread. */
final class GatewayRound implements Round<S3Answer> {

    /** Less than what is too much, so that a client that believes it is let in. */
    private static final Duration SKEW = Duration.ofMinutes(10);

    private static final String HTML = "<!DOCTYPE html><html><body><h1>Bad gateway, good status</h1></body></html>";

    private final Gateway gateway;
    private final HttpHead head;
    private final Request request;
    private final HttpBody body;
    private final HttpReply reply;
    private final URI stray;
    private boolean isDropped;

    GatewayRound(Gateway gateway, HttpHead head, Request request, HttpBody body, HttpReply reply, URI stray) {
        this.gateway = gateway;
        this.head = head;
        this.request = request;
        this.body = body;
        this.reply = reply;
        this.stray = stray;
    }

    @Override
    public S3Answer handle(Optional<Fault.Kind> fault) throws IOException {
        S3Answer answer = gateway.handle(fault.map(request::with).orElse(request), body, head.contentLength());
        return switch (fault.orElse(Fault.Kind.SLOW_READY)) {
            case ERROR_500_AFTER_EFFECT -> discarded(answer, S3Errors.of(request, Fault.Kind.ERROR_500_AFTER_EFFECT));
            case INDISCREET_500 -> discarded(answer, indiscreet());
            default -> answer;
        };
    }

    @Override
    public S3Answer fail(Fault.Kind kind) throws IOException {
        if (kind != Fault.Kind.DROPPED_BEFORE_EFFECT) {
            body.transferTo(OutputStream.nullOutputStream());
        }
        S3Answer answer = S3Errors.of(request, kind);
        return switch (kind) {
            case THROTTLED_429_RETRY_AFTER -> answer.with("retry-after", "1");
            case REDIRECT_TO_OTHER_HOST -> answer.with("location", stray + request.path());
            default -> answer;
        };
    }

    @Override
    public int status(Optional<Fault.Kind> fault, S3Answer answer) {
        return switch (fault.orElse(Fault.Kind.SLOW_READY)) {
            case DROPPED_BEFORE_EFFECT, DROPPED_AFTER_EFFECT -> 0;
            case NOT_JSON, GIANT_ANSWER, ENDLESS_ANSWER -> 200;
            default -> answer.status();
        };
    }

    @Override
    public void send(Optional<Fault.Kind> fault, S3Answer answer) throws IOException {
        Instant now = gateway.now();
        switch (fault.orElse(Fault.Kind.SLOW_READY)) {
            case DROPPED_BEFORE_EFFECT, DROPPED_AFTER_EFFECT -> {
                answer.body().close();
                drop();
            }
            case CUT_ANSWER -> reply.cut(answer, now);
            case FIELDS_MISSING -> reply.send(hollow(answer), now);
            case NOT_JSON -> reply.send(discarded(answer, S3Answer.of(200, "text/html", HTML)), now);
            case GIANT_ANSWER -> {
                answer.body().close();
                reply.giant(now);
            }
            case ENDLESS_ANSWER -> {
                answer.body().close();
                reply.endless(now);
            }
            case CLOCK_SKEWED_403 -> reply.send(answer, now.plus(SKEW));
            default -> reply.send(answer, now);
        }
    }

    @Override
    public void drop() {
        isDropped = true;
    }

    void endIfDropped() throws IOException {
        if (isDropped) {
            throw new IOException("A connection was dropped.");
        }
    }

    private S3Answer indiscreet() {
        String secrets = request.header("authorization").orElse("")
                + request.header("x-amz-security-token").orElse("");
        return S3Errors.answer(request, 500, "InternalError", "failed: " + secrets);
    }

    /** The document's root alone, or an object without content and headers. */
    private static S3Answer hollow(S3Answer answer) throws IOException {
        boolean isXml = answer.header("content-type")
                .filter(type -> type.contains("xml"))
                .isPresent();
        if (!isXml || answer.length() == 0) {
            answer.body().close();
            return S3Answer.empty(answer.status());
        }
        String root = Xml.parse(answer.text().getBytes(StandardCharsets.UTF_8)).getTagName();
        return S3Answer.xml(answer.status(), "<" + root + "/>");
    }

    private static S3Answer discarded(S3Answer unread, S3Answer instead) throws IOException {
        unread.body().close();
        return instead;
    }
}
