package dev.forkstack.emulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/** Starts S3Proxy as anybody would, with one key pair for all buckets: a store that knows nothing of Fork Stack. */
final class S3ProxyCommand {

    private S3ProxyCommand() {}

    /** @throws IllegalArgumentException if an option is missing or makes no sense */
    static Running run(Arguments arguments) {
        StoreAccess access = StoreAccess.newKey(arguments.port());
        try {
            // Of a relative path S3Proxy lists nothing.
            Path directory = Files.createDirectories(
                    Path.of(arguments.require("directory")).toAbsolutePath().normalize());
            S3Proxy proxy = S3Proxy.builder()
                    .blobStore(new FilesystemNio2BlobStore(directory.toString()))
                    .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, access.keyId(), access.secret())
                    .endpoint(access.endpoint())
                    .build();
            proxy.start();
            return access.at(proxy.getPort()).running(proxy::stop);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("S3Proxy did not start: " + e.getMessage(), e);
        }
    }
}
