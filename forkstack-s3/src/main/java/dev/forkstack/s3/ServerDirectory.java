package dev.forkstack.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/** The directory that the server keeps everything in. Immutable. */
record ServerDirectory(Path path) {

    private static final Pattern KEY_ID = Pattern.compile("[A-Za-z0-9]{16,64}");

    /** What an access key opens. */
    record Key(String bucket, String secret) {
        @Override
        public String toString() {
            return "key of " + bucket;
        }
    }

    Path buckets() {
        return path.resolve("buckets");
    }

    Path bucket(String name) {
        return buckets().resolve(name);
    }

    Path lockFile() {
        return path.resolve("server.lock");
    }

    /**
     * Makes what is absent.
     *
     * @throws IOException if the file system cannot hold what S3 keeps with an object; the message is for people
     */
    void prepare() throws IOException {
        Files.createDirectories(buckets());
        Files.createDirectories(path.resolve("keys"));
        Path probe = Files.createTempFile(path, "probe", null);
        try {
            UserDefinedFileAttributeView view = Files.getFileAttributeView(probe, UserDefinedFileAttributeView.class);
            if (view == null) {
                throw new IOException("not supported");
            }
            view.write("forkstack-probe", ByteBuffer.wrap(new byte[] {1}));
        } catch (IOException | UnsupportedOperationException e) {
            throw new IOException(
                    "The file system of " + path + " keeps no extended attributes (" + e.getMessage()
                            + "), and the type, checksum and metadata of every object stand in them.",
                    e);
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** Read anew each time, so that a key that was made a moment ago works and a removed one does not. */
    Optional<Key> key(String id) {
        if (!KEY_ID.matcher(id).matches()) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (var in = Files.newInputStream(path.resolve("keys").resolve(id + ".properties"))) {
            properties.load(in);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String bucket = properties.getProperty("bucket");
        String secret = properties.getProperty("secret");
        return bucket == null || secret == null ? Optional.empty() : Optional.of(new Key(bucket, secret));
    }

    /** Says who answers where; the last thing a start does. */
    void announce(String instance, int port) throws IOException {
        ProcessHandle self = ProcessHandle.current();
        String text = "instance=" + instance + "\nport=" + port + "\npid=" + self.pid() + "\nstarted="
                + self.info().startInstant().map(start -> start.toEpochMilli()).orElse(0L) + "\n";
        Path temporary = path.resolve(".server.properties");
        Files.writeString(temporary, text);
        Files.move(
                temporary,
                path.resolve("server.properties"),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }
}
