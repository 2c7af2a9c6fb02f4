package dev.forkstack.http.s3;

import dev.forkstack.model.Sha256;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a request carries: its checksum, which is signed, and how it is sent. Pure. */
final class Payload {

    /** The checksum of no bytes, which most requests carry. */
    private static final String NOTHING = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private Payload() {}

    static String checksum(byte[] bytes) {
        return bytes.length == 0 ? NOTHING : Sha256.hex(bytes);
    }

    static BodyPublisher of(byte[] bytes) {
        return bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes);
    }

    /**
     * The other way: what is answered goes into a file, over what an attempt before has left there. The file stands: an answer
     * that comes after everybody has given up must not make one that others can read and nobody removes.
     */
    static BodySubscriber<byte[]> intoFile(Path file) {
        return BodySubscribers.mapping(
                BodySubscribers.ofFile(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING),
                path -> new byte[0]);
    }
}
