package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Control;
import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Request;
import dev.forkstack.emulator.Round;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Takes each request from the wire to the personality and back: counted, failed on request, and let in by its signature. Thread-safe. */
final class Gateway implements HttpListener.Conversation {

    private static final int MOST_OF_CONTROL = 1 << 20;

    private final Backstage backstage;
    private final Personality personality;
    private final Behind common;
    private final Authenticator authenticator;
    private final Control control;
    private final java.net.URI stray;

    /** @param stray where redirects lead to */
    Gateway(Backstage backstage, Personality personality, Control control, java.net.URI stray) {
        this.backstage = backstage;
        this.personality = personality;
        this.common = new Common(backstage, personality.region());
        this.authenticator = new Authenticator(backstage.credentials(), personality::hasToBeSigned);
        this.control = control;
        this.stray = stray;
    }

    @Override
    public void answer(HttpHead head, HttpBody body, HttpReply reply) throws IOException {
        Request request = head.request();
        if (request.path().startsWith(Control.PREFIX)) {
            reply.send(controlled(request, body), backstage.clock().now());
            return;
        }
        // A presigned address carries what nobody may read in a record.
        String query = Upstream.unsigned(request.query());
        String looked = query.isEmpty() ? request.path() : request.path() + "?" + query;
        GatewayRound round = new GatewayRound(this, head, request, body, reply, stray);
        try {
            Round.play(backstage.traffic(), request.method(), request.path(), query, looked, round);
        } catch (InterruptedException e) {
            throw new IOException("The emulator is closed.", e);
        }
        round.endIfDropped();
    }

    java.time.Instant now() {
        return backstage.clock().now();
    }

    /** @throws IOException if the client has gone */
    S3Answer handle(Request request, HttpBody body, long length) throws IOException {
        try {
            S3Call call = understood(request, body, length);
            if (call.meets(Fault.Kind.ERROR_IN_200) && call.operation() != S3Operation.DELETE_OBJECTS) {
                call.payload().stream().transferTo(java.io.OutputStream.nullOutputStream());
                return S3Errors.answer(request, 200, "InternalError", "fault ERROR_IN_200");
            }
            return personality.finish(call, personality.answer(call, common));
        } catch (Refusal refusal) {
            return S3Errors.answer(request, personality.reworded(refusal));
        } catch (IOException e) {
            if (hasMismatch(e)) {
                return S3Errors.answer(
                        request,
                        400,
                        "XAmzContentSHA256Mismatch",
                        "The provided 'x-amz-content-sha256' header does not match what was computed.");
            }
            throw e;
        } catch (RuntimeException e) {
            // What the emulator itself gets wrong has to be seen by whoever wrote the test.
            e.printStackTrace();
            backstage.traffic().recordViolation("The emulator failed at " + request + ": " + e);
            return S3Errors.answer(request, 500, "InternalError", "the emulator failed: " + e.getMessage());
        }
    }

    private S3Call understood(Request request, HttpBody body, long length) throws IOException {
        if (request.path().equals("/") && request.method().equals("POST")) {
            // A form, whose checksum stands in no header.
            byte[] form = body.readNBytes(MOST_OF_CONTROL);
            Request whole = with(request, form);
            return checked(S3Call.of(whole, Payload.of(form), authenticator.caller(whole, now())));
        }
        Credential caller = authenticator.caller(request, now());
        return checked(S3Call.of(request, Payload.of(request, body, length), caller));
    }

    private S3Call checked(S3Call call) {
        personality.checkHeaders(call);
        personality.authorize(call, backstage);
        return call;
    }

    private S3Answer controlled(Request request, HttpBody body) throws IOException {
        Answer answer = control.answer(with(request, body.readNBytes(MOST_OF_CONTROL)));
        Map<String, String> headers = new TreeMap<>(answer.headers());
        return S3Answer.of(answer.status(), headers, answer.body());
    }

    private static Request with(Request request, byte[] body) {
        return new Request(
                request.method(), request.path(), request.query(), request.headers(), body, Map.of(), request.fault());
    }

    private static boolean hasMismatch(Throwable thrown) {
        return Optional.ofNullable(thrown)
                .filter(each -> each instanceof CheckedBody.Mismatch || hasMismatch(each.getCause()))
                .isPresent();
    }
}
