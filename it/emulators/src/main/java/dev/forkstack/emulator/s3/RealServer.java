package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Secrets;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * S3Proxy over a directory, in this process. A bucket is a folder in it, an object a file that is replaced by rename, so
 * that a hard link to it keeps what it had. Thread-safe.
 *
 * <p>What it cannot do shows through: {@code a} and {@code a/b} are not both keys, and {@code a//b} is {@code a/b}.
 */
public final class RealServer implements AutoCloseable {

    private final Path directory;
    private final S3Proxy proxy;
    private final Upstream upstream;

    private RealServer(Path directory, S3Proxy proxy, Upstream upstream) {
        this.directory = directory;
        this.proxy = proxy;
        this.upstream = upstream;
    }

    /** @param parent of the directory that is made for the buckets, and removed at the end */
    static RealServer start(Path parent) {
        String secret = Secrets.random();
        try {
            // Whatever else lies beside it is nobody's to remove.
            Path directory = Files.createTempDirectory(Files.createDirectories(parent), "buckets")
                    .toRealPath(); // the server takes a path with dots for one that leads out of its directory
            BlobStore store = new FilesystemNio2BlobStore(directory.toString());
            S3Proxy proxy = S3Proxy.builder()
                    .blobStore(store)
                    .awsAuthentication(AuthenticationType.AWS_V4, "gateway", secret)
                    .endpoint(URI.create("http://127.0.0.1:0"))
                    .ignoreUnknownHeaders(true)
                    .stopTimeout(0)
                    .build();
            proxy.start();
            URI endpoint = URI.create("http://127.0.0.1:" + proxy.getPort());
            return new RealServer(directory, proxy, new Upstream(endpoint, "gateway", secret));
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy did not start: " + e.getMessage(), e);
        }
    }

    /** Passes the call on under the gateway's own key. */
    public S3Answer send(S3Call call) throws IOException {
        return upstream.send(call);
    }

    /** For what the gateway itself has to know. */
    public Upstream upstream() {
        return upstream;
    }

    /** Where the files of a bucket are. */
    public Path files(String bucket) {
        return directory.resolve(bucket);
    }

    @Override
    public void close() {
        try {
            proxy.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        try {
            FileTrees.remove(directory);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
