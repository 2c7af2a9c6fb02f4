package dev.forkstack.provider.local;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.model.Secret;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Properties;

/**
 * The access keys of buckets, one file each, which the server reads at every request. A bucket has one key, so that
 * however often it is joined, from however many work trees, one key is all there is to remove. Immutable.
 *
 * @param temporary what a key is called while it is written; the caller sees to it that it is one at a time
 */
record BucketKeys(Path directory, Path temporary) {

    private static final String SUFFIX = ".properties";
    private static final int ID_LENGTH = 20;
    private static final int SECRET_LENGTH = 40;

    /** An access key; {@link #toString} hides the secret. */
    record Key(String id, String bucket, Secret secret) {

        AccessKey access() {
            return new AccessKey(id, secret);
        }
    }

    /** The bucket's key; a new one where it has none. */
    Key keyOf(String bucket) throws IOException {
        List<Key> found = all(bucket);
        if (!found.isEmpty()) {
            return found.get(0);
        }
        Key key = new Key(
                Secret.random(ID_LENGTH).reveal().toUpperCase(Locale.ROOT), bucket, Secret.random(SECRET_LENGTH));
        Files.createDirectories(directory);
        Files.createDirectories(temporary.getParent());
        AtomicFile.writePrivate(
                directory.resolve(key.id() + SUFFIX),
                "bucket=" + bucket + "\nsecret=" + key.secret().reveal() + "\n",
                temporary);
        return key;
    }

    void removeAll(String bucket) throws IOException {
        for (Key key : all(bucket)) {
            Files.deleteIfExists(directory.resolve(key.id() + SUFFIX));
        }
    }

    private List<Key> all(String bucket) throws IOException {
        List<Key> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path file : files) {
                Key key = read(file);
                if (bucket.equals(key.bucket())) {
                    found.add(key);
                }
            }
        } catch (NoSuchFileException e) {
            return List.of();
        }
        return found;
    }

    private static Key read(Path file) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (NoSuchFileException e) {
            // Removed since it was listed.
        }
        String name = file.getFileName().toString();
        return new Key(
                name.substring(0, name.length() - SUFFIX.length()),
                properties.getProperty("bucket", ""),
                new Secret(properties.getProperty("secret", "")));
    }
}
