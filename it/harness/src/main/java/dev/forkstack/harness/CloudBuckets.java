package dev.forkstack.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forkstack.emulator.Traffic;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An emulated store in this JVM, with a bucket that is production. For one thread. */
final class CloudBuckets implements Buckets {

    /**
     * @param key that opens everything
     * @param state what stands there, a line each
     * @param close ends it
     */
    record Service(
            URI endpoint, String region, BucketKey key, Traffic traffic, Supplier<String> state, AutoCloseable close) {}

    private final Service service;
    private final String section;
    private final Map<String, String> variables;
    private final String production;
    private final Path keys;
    private final HttpWatch watch;

    /**
     * @param section of {@code forkstack.toml}
     * @param keys where the keys of environments are kept, if there are any
     */
    CloudBuckets(Service service, String section, Map<String, String> variables, String production, Path keys) {
        this.service = service;
        this.section = section;
        this.variables = Map.copyOf(variables);
        this.production = production;
        this.keys = keys;
        this.watch = new HttpWatch(service.traffic());
    }

    @Override
    public String configuration() {
        return section;
    }

    @Override
    public Map<String, String> variables() {
        return variables;
    }

    @Override
    public void fill() {
        try (S3Client client = client()) {
            Contents.fill(client, production);
        }
    }

    @Override
    public String sourceSum() {
        StringBuilder text = new StringBuilder();
        try (S3Client client = client()) {
            for (S3Object object :
                    client.listObjectsV2(r -> r.bucket(production)).contents()) {
                text.append(object.key())
                        .append(SourceSum.sha256(client.getObjectAsBytes(
                                        r -> r.bucket(production).key(object.key()))
                                .asByteArray()));
            }
        }
        return SourceSum.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public List<String> things() throws IOException {
        return Stream.concat(
                        service.state().get().lines().map(line -> "store " + line),
                        keyFiles().stream().map(file -> "kept key " + keys.relativize(file)))
                .toList();
    }

    /** A store of which environments have no keys of their own has nothing that differs. */
    @Override
    public List<String> values(String bucket) throws IOException {
        for (Path file : keyFiles()) {
            if (file.getFileName().toString().startsWith(bucket + "@")) {
                JsonNode key = new ObjectMapper().readTree(file.toFile());
                return List.of(key.path("id").asText(), key.path("secret").asText());
            }
        }
        return List.of();
    }

    private List<Path> keyFiles() throws IOException {
        if (!Files.isDirectory(keys)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(keys)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @Override
    public Optional<BucketKey> applicationKey() {
        return Optional.of(service.key());
    }

    private S3Client client() {
        return Contents.client(service.endpoint(), service.region(), service.key());
    }

    @Override
    public Optional<HttpWatch> watch() {
        return Optional.of(watch);
    }

    @Override
    public void close() {
        try {
            service.close().close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
