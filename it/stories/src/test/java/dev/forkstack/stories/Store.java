package dev.forkstack.stories;

import java.io.IOException;
import java.net.URI;
import java.util.Optional;

/** A store of buckets, and the key that opens all of it. For one thread. */
public record Store(Cloud cloud, String address, String region, String keyId) implements AutoCloseable {

    /** Tigris, with an empty bucket that is production. */
    public static Store tigris(Story story, String bucket) throws IOException, InterruptedException {
        Cloud cloud = Cloud.start(story, "tigris", "--directory", Cloud.directory(story, "tigris"), "--bucket", bucket);
        return new Store(cloud, cloud.value("api"), "auto", cloud.value("key"));
    }

    /** S3Proxy as anybody runs it: an S3-compatible store that knows nothing of Fork Stack. */
    public static Store s3proxy(Story story) throws IOException, InterruptedException {
        return common(Cloud.start(story, "s3proxy", "--directory", Cloud.directory(story, "s3proxy")));
    }

    /** Amazon's S3 as moto plays it; where it is not installed, nothing, and a line that says so. */
    public static Optional<Store> moto(Story story) throws IOException, InterruptedException {
        if (story.sh("command -v moto_server").exit() != 0) {
            System.out.println("moto: not run: moto_server is not on the PATH (pip install 'moto[server]')");
            return Optional.empty();
        }
        return Optional.of(common(Cloud.start(story, "moto")));
    }

    private static Store common(Cloud cloud) {
        return new Store(cloud, cloud.value("endpoint"), "us-east-1", cloud.value("keyId"));
    }

    public Objects bucket(String name) {
        return Objects.of(URI.create(address), region, keyId, secret(), name);
    }

    /** The story of somebody who has the key in the process environment. @param prefix of both variables */
    public Story login(Story story, String prefix) {
        return story.with(prefix + "ACCESS_KEY_ID", keyId).with(prefix + "SECRET_ACCESS_KEY", secret());
    }

    public String secret() {
        return cloud.value("secret");
    }

    /** Without the key. */
    @Override
    public String toString() {
        return address;
    }

    @Override
    public void close() throws InterruptedException {
        cloud.close();
    }
}
