package dev.forkstack.http.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import software.amazon.awssdk.http.ContentStreamProvider;

/** What a request carries, once to be signed and once to be sent. Immutable. */
record Payload(ContentStreamProvider toSign, BodyPublisher toSend) {

    static Payload of(byte[] bytes) {
        return new Payload(
                ContentStreamProvider.fromByteArrayUnsafe(bytes),
                bytes.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(bytes));
    }

    static Payload of(Path file) throws IOException {
        return new Payload(
                ContentStreamProvider.fromInputStreamSupplier(() -> opened(file)), BodyPublishers.ofFile(file));
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

    private static InputStream opened(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
