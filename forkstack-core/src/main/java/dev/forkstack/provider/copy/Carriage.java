package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** A file in which bytes are on their way from one store to another; closing removes it. For one thread. */
record Carriage(Path file) implements AutoCloseable {

    static Carriage open() {
        try {
            return new Carriage(Files.createTempFile("forkstack-", ".part"));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    static Map<String, String> pin(ObjectEntry entry) {
        return entry.etag().isEmpty() ? Map.of() : Map.of("if-match", entry.etag());
    }

    /** As {@code Content-MD5} has it, with which a store proves what it has been sent. */
    String checksum(long size) {
        try (InputStream in = Files.newInputStream(file)) {
            if (Files.size(file) != size) {
                throw new IOException(Files.size(file) + " bytes came instead of " + size);
            }
            MessageDigest digest = MessageDigest.getInstance("MD5");
            byte[] buffer = new byte[65_536];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                digest.update(buffer, 0, n);
            }
            return Base64.getEncoder().encodeToString(digest.digest());
        } catch (IOException e) {
            throw failure(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has MD5", e);
        }
    }

    private static ForkStackException failure(IOException e) {
        return new ForkStackException(
                ForkStackException.Kind.LOCAL_STATE,
                "A file in " + System.getProperty("java.io.tmpdir") + " could not be used: " + e.getMessage() + ".",
                "See that there is room for it, then run the command again; it goes on from what stands.",
                e);
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
