package dev.forkstack.emulator.s3;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps what objects were as hard links in hidden buckets of the server behind, which serves them like any other. Thread-safe. */
public final class VersionFiles {

    private final RealServer server;
    private final Nanos nanos;

    VersionFiles(RealServer server, Nanos nanos) {
        this.server = server;
        this.nanos = nanos;
    }

    /** The bucket of the server behind that has the contents of all versions. */
    static String hidden(BucketFacts bucket) {
        return "hidden-versions-" + bucket.id();
    }

    /** What stands under the key now becomes its newest version; under the key's lock. */
    public ObjectVersion keep(BucketFacts bucket, String key) throws IOException {
        return keep(bucket, key, nanos.next());
    }

    private ObjectVersion keep(BucketFacts bucket, String key, long at) throws IOException {
        String stored = store(bucket, key, server.files(bucket.name()).resolve(key));
        S3Answer head = server.upstream().send("HEAD", hidden(bucket), stored, "", Map.of(), Payload.none());
        ObjectVersion version = new ObjectVersion(
                key,
                bucket.versions().idOf(at),
                at,
                stored,
                head.header("etag").orElse(""),
                head.length(),
                head.header("last-modified").map(VersionFiles::instant).orElseGet(Instant::now));
        add(bucket, version);
        return version;
    }

    /** What already stands under its key becomes a version of its own; nothing is asked of the server behind. */
    void adopt(BucketFacts bucket, ObjectVersion like) throws IOException {
        adopt(bucket, like, server.files(bucket.name()).resolve(like.key()));
    }

    /** Another bucket's version becomes an object of this one and the first version of it; the content is shared. */
    public void adopt(BucketFacts bucket, BucketFacts from, ObjectVersion version) throws IOException {
        give(from, version, bucket.name());
        adopt(bucket, version, server.files(hidden(from)).resolve(version.stored()));
    }

    private void adopt(BucketFacts bucket, ObjectVersion like, Path content) throws IOException {
        long at = nanos.next();
        String stored = store(bucket, like.key(), content);
        String id = bucket.versions().idOf(at);
        add(bucket, new ObjectVersion(like.key(), id, at, stored, like.etag(), like.size(), like.modified()));
    }

    /** @return under which key of the hidden bucket */
    private String store(BucketFacts bucket, String key, Path content) throws IOException {
        String stored = UUID.randomUUID().toString();
        Path hidden = Files.createDirectories(server.files(hidden(bucket)));
        if (key.endsWith("/")) {
            // A folder's file is a directory, which has no second name.
            put(hidden(bucket), stored);
        } else {
            Files.createLink(hidden.resolve(stored), content);
        }
        return stored;
    }

    /** From now on there is no such object; under the key's lock. */
    ObjectVersion mark(BucketFacts bucket, String key, Instant now) throws IOException {
        long at = nanos.next();
        ObjectVersion marker = ObjectVersion.marker(key, bucket.versions().idOf(at), at, now);
        add(bucket, marker);
        return marker;
    }

    /** For good; what was before it stands again. Under the key's lock. */
    void remove(BucketFacts bucket, ObjectVersion version) throws IOException {
        Versions versions = bucket.versions();
        boolean wasLatest =
                versions.latest(version.key()).filter(version::equals).isPresent();
        versions.remove(version);
        if (wasLatest) {
            Optional<ObjectVersion> before = versions.latest(version.key()).filter(found -> !found.isMarker());
            if (before.isPresent()) {
                give(bucket, before.get(), bucket.name());
            } else {
                server.upstream().send("DELETE", bucket.name(), version.key(), "", Map.of(), Payload.none());
            }
        }
        discard(bucket, version);
    }

    /** The object becomes one of a bucket of the server behind, with its content shared. */
    private void give(BucketFacts from, ObjectVersion version, String to) throws IOException {
        if (version.key().endsWith("/")) {
            put(to, version.key());
            return;
        }
        Path target = server.files(to).resolve(version.key());
        Files.createDirectories(target.getParent());
        Path staged = server.files(hidden(from)).resolve(UUID.randomUUID().toString());
        Files.createLink(staged, server.files(hidden(from)).resolve(version.stored()));
        Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
        // Two names of one file are left alone by a rename.
        Files.deleteIfExists(staged);
    }

    void removeAll(BucketFacts bucket) throws IOException {
        FileTrees.remove(server.files(hidden(bucket)));
    }

    private void add(BucketFacts bucket, ObjectVersion version) throws IOException {
        Optional<ObjectVersion> replaced = bucket.versions().add(version);
        if (replaced.isPresent()) {
            discard(bucket, replaced.get());
        }
    }

    private void discard(BucketFacts bucket, ObjectVersion version) throws IOException {
        if (!version.isMarker()) {
            Files.deleteIfExists(server.files(hidden(bucket)).resolve(version.stored()));
        }
    }

    private void put(String bucket, String key) throws IOException {
        server.upstream().send("PUT", bucket, key, "", Map.of(), Payload.none());
    }

    private static Instant instant(String httpDate) {
        return ZonedDateTime.parse(httpDate, DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }
}
