package dev.forkstack.s3;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Where keys stand as files, and which keys cannot stand beside those that do. Thread-safe. */
final class ObjectFiles {

    private final Path buckets;
    private final boolean ignoresCase;

    ObjectFiles(Path buckets) {
        this.buckets = buckets;
        this.ignoresCase = ignoresCase(buckets);
    }

    Path bucket(String bucket) {
        return buckets.resolve(bucket);
    }

    /**
     * Whether the key can be that of an object here. False is what an object that was never written looks like, where
     * the store beneath would answer with another object's content, or with 500.
     */
    boolean canExist(String bucket, String key) {
        ObjectKey objectKey = new ObjectKey(key);
        if (objectKey.isBookkeeping()) {
            return true;
        }
        if (objectKey.refusal(false) != null) {
            return false;
        }
        try {
            Path file = bucket(bucket).resolve(key);
            return objectKey.isFolder()
                    ? Files.isDirectory(file) && isSpelledSo(file)
                    : Files.isRegularFile(file) && isSpelledSo(file);
        } catch (InvalidPathException | IOException e) {
            return false;
        }
    }

    /** @throws RuntimeException with status 400 if the key cannot be written beside what is there */
    void checkWritable(String bucket, String key, boolean inParts) {
        ObjectKey objectKey = new ObjectKey(key);
        if (objectKey.isBookkeeping()) {
            return;
        }
        KeyRefusal refusal = objectKey.refusal(inParts);
        if (refusal == null) {
            try {
                refusal = refusalBesideOthers(bucket(bucket), objectKey);
            } catch (InvalidPathException e) {
                refusal = KeyRefusal.invalid("The file system cannot hold this key: " + e.getReason());
            } catch (IOException e) {
                refusal = KeyRefusal.invalid("The file system cannot hold this key: " + e.getMessage());
            }
        }
        if (refusal != null) {
            throw refusal.exception();
        }
    }

    private KeyRefusal refusalBesideOthers(Path bucket, ObjectKey key) throws IOException {
        Path file = bucket.resolve(key.value());
        if (!isReadSo(bucket, file, key)) {
            return KeyRefusal.invalid(
                    "This system reads another path into this key, so it cannot be kept as a file here.");
        }
        Path nearest = key.isFolder() ? file : file.getParent();
        while (!Files.exists(nearest) && !nearest.equals(bucket)) {
            nearest = nearest.getParent();
        }
        if (Files.exists(nearest) && !Files.isDirectory(nearest)) {
            return KeyRefusal.invalid("This server keeps keys as files, and '" + bucket.relativize(nearest)
                    + "' is an object, so no key can go on below it.");
        }
        if (!key.isFolder() && Files.isDirectory(file) && !removedIfEmpty(file)) {
            return KeyRefusal.invalid("This server keeps keys as files, and there are objects below '" + key.value()
                    + "/', so '" + key.value() + "' cannot be an object.");
        }
        if (!isSpelledSo(Files.exists(file) ? file : nearest)) {
            return KeyRefusal.invalid(
                    "This file system does not tell upper from lower case, and another object goes by this name.");
        }
        return null;
    }

    /** On Windows a backslash divides names as well, and a dot at their end is dropped. */
    private static boolean isReadSo(Path bucket, Path file, ObjectKey key) {
        String separator = bucket.getFileSystem().getSeparator();
        String read = bucket.relativize(file).toString().replace(separator, "/");
        return (key.isFolder() ? read + "/" : read).equals(key.value())
                && (separator.equals("/") || !(read + "/").contains("./"));
    }

    /** A directory that no key stands for is what a process leaves that was killed between two steps. */
    private static boolean removedIfEmpty(Path directory) throws IOException {
        if (StoredAttributes.isFinished(directory)) {
            return false;
        }
        try {
            Files.deleteIfExists(directory);
            return true;
        } catch (DirectoryNotEmptyException e) {
            return false;
        }
    }

    private boolean isSpelledSo(Path existing) throws IOException {
        if (!ignoresCase || !Files.exists(existing)) {
            return true;
        }
        Path real = buckets.toRealPath().resolve(buckets.relativize(existing).normalize());
        return existing.toRealPath().toString().equals(real.toString());
    }

    private static boolean ignoresCase(Path directory) {
        try {
            Path probe = Files.createTempFile(directory.resolveSibling("keys"), "probe-a", null);
            try {
                String name = directory.relativize(probe).toString();
                return Files.exists(directory.resolve(name.replace("probe-a", "PROBE-A")));
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            return false;
        }
    }
}
