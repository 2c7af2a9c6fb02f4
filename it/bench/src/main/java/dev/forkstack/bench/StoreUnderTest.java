package dev.forkstack.bench;

import dev.forkstack.emulator.StoreServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/** S3Proxy in a process of its own, whose buckets are directories, the same server for every contestant. Immutable. */
record StoreUnderTest(Bench bench, Path directory, StoreServer server) {

    static StoreUnderTest start(Bench bench) throws IOException, InterruptedException {
        Path directory = bench.work().resolve("store");
        return new StoreUnderTest(bench, directory, bench.closing(StoreServer.s3proxy(directory, "-Xmx512m")));
    }

    StoreTools tools() {
        return new StoreTools(bench, server.access());
    }

    S3Client client() {
        return SampleObjects.client(server.access().environment());
    }

    void make(String bucket) throws IOException {
        Files.createDirectory(directory.resolve(bucket));
    }

    /** A bucket with the same objects, which are the same files. */
    void link(String from, String to) throws IOException, InterruptedException {
        bench.shell()
                .output(List.of(
                        "cp",
                        "-al",
                        directory.resolve(from).toString(),
                        directory.resolve(to).toString()));
    }

    /** Returns when all that was written is on the disk. */
    void sync() throws IOException, InterruptedException {
        bench.shell().output(List.of("sync", "-f", directory.toString()));
    }

    void remove(String bucket) throws IOException, InterruptedException {
        bench.shell().output(List.of("rm", "-r", directory.resolve(bucket).toString()));
    }

    boolean has(String bucket) {
        return Files.exists(directory.resolve(bucket));
    }

    /** How many objects a bucket has. */
    long count(String bucket) throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve(bucket))) {
            return files.filter(Files::isRegularFile).count();
        }
    }
}
