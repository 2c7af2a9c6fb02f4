package dev.forkstack.provider.s3;

import dev.forkstack.emulator.StoreAccess;
import dev.forkstack.emulator.StoreServer;
import dev.forkstack.testing.SdkClient;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * A store that somebody else has made, for the length of a test: S3Proxy, moto, or any that is named by properties. Its key
 * opens all of it, and it knows nothing of Fork Stack. For one thread.
 */
public final class RunningStore implements AutoCloseable {

    private static final String NOT_NAMED = "no store is named; -Dforkstack.s3.endpoint=http://127.0.0.1:9000"
            + " -Dforkstack.s3.keyId=… and FORKSTACK_S3_SECRET in the environment name one";

    private final String name;
    private final StoreAccess access;
    private final String region;
    private final Optional<StoreServer> server;

    private RunningStore(String name, StoreAccess access, String region, Optional<StoreServer> server) {
        this.name = name;
        this.access = access;
        this.region = region;
        this.server = server;
    }

    /** S3Proxy, with the buckets in this directory. */
    public static RunningStore s3proxy(Path directory) throws IOException, InterruptedException {
        return started("S3Proxy", StoreServer.s3proxy(directory, "-XX:TieredStopAtLevel=1"));
    }

    /** moto; where it is not installed, the test is skipped and says so. */
    public static RunningStore moto() throws IOException, InterruptedException {
        return started(
                "moto",
                StoreServer.moto()
                        .orElseGet(
                                () -> notRun("moto", "moto_server is not on the PATH (pip install 'moto[server]')")));
    }

    /**
     * The one at {@code forkstack.s3.endpoint}, with the key {@code forkstack.s3.keyId} and FORKSTACK_S3_SECRET from the
     * environment, in {@code forkstack.s3.region} if it has one; where none is named, the test is skipped and says so.
     */
    public static RunningStore fromProperties() {
        String endpoint = System.getProperty("forkstack.s3.endpoint", "");
        if (endpoint.isEmpty()) {
            notRun("a store of yours", NOT_NAMED);
        }
        return new RunningStore(
                endpoint,
                new StoreAccess(
                        URI.create(endpoint),
                        System.getProperty("forkstack.s3.keyId", ""),
                        Optional.ofNullable(System.getenv("FORKSTACK_S3_SECRET"))
                                .orElse("")),
                System.getProperty("forkstack.s3.region", StoreAccess.REGION),
                Optional.empty());
    }

    private static RunningStore started(String name, StoreServer server) {
        return new RunningStore(name, server.access(), StoreAccess.REGION, Optional.of(server));
    }

    private static <T> T notRun(String what, String why) {
        System.out.println(what + ": not run: " + why);
        return Assumptions.abort(what + ": " + why);
    }

    public URI endpoint() {
        return access.endpoint();
    }

    public String keyId() {
        return access.keyId();
    }

    public String secret() {
        return access.secret();
    }

    public String region() {
        return region;
    }

    /** What a user has in the process environment for it. */
    public Map<String, String> credentials() {
        return Map.of("AWS_ACCESS_KEY_ID", keyId(), "AWS_SECRET_ACCESS_KEY", secret());
    }

    /** Amazon's client with the key that opens all. */
    public S3Client client() {
        return SdkClient.of(endpoint(), region, keyId(), secret());
    }

    @Override
    public void close() throws InterruptedException {
        if (server.isPresent()) {
            server.get().close();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
