package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A request's content, unpacked and read once. One thread. */
public record Payload(InputStream stream, long length) {

    /** What holds the names of 1,000 keys. */
    private static final int MOST_OF_XML = 4 << 20;

    public static Payload none() {
        return new Payload(InputStream.nullInputStream(), 0);
    }

    public static Payload of(byte[] bytes) {
        return new Payload(new ByteArrayInputStream(bytes), bytes.length);
    }

    static Payload of(Request request, InputStream body, long length) {
        String said = request.header("x-amz-content-sha256").orElse(SigV4.UNSIGNED);
        if (said.startsWith("STREAMING-")) {
            String decoded = request.header("x-amz-decoded-content-length")
                    .orElseThrow(
                            () -> new Refusal(411, "MissingContentLength", "x-amz-decoded-content-length is missing."));
            return new Payload(new AwsChunkedBody(body), Long.parseLong(decoded));
        }
        if (length < 0) {
            throw new Refusal(411, "MissingContentLength", "You must provide the Content-Length HTTP header.");
        }
        return new Payload(said.length() == 64 ? new CheckedBody(body, length, said) : body, length);
    }

    /** All of it: for XML and forms, not for objects. */
    public byte[] bytes() throws IOException {
        if (length > MOST_OF_XML) {
            throw new Refusal(400, "EntityTooLarge", "This request takes no more than 4 MB.");
        }
        return stream.readAllBytes();
    }
}
