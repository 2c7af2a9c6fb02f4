package dev.forkstack.provider.local;

import dev.forkstack.file.FileTree;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.provider.copy.BucketCopy;
import dev.forkstack.provider.copy.Copied;
import dev.forkstack.provider.copy.CopyOrder;
import dev.forkstack.provider.s3.S3Source;
import dev.forkstack.server.S3Server;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The objects of a bucket elsewhere, which the first bucket here begins with. They come through the local server, which alone
 * knows how objects lie in files, into a bucket that no environment has; what is there of an import that was cut short is kept,
 * so that the next one goes on. Used by one thread at a time.
 *
 * @param name of the bucket that they come into
 */
record ImportedObjects(S3Source source, S3Server server, String name, ProgressListener progress)
        implements BucketStore.Import {

    /** Moves them, whole, into the staged directory. */
    @Override
    public String into(Path staged, BucketStore store) throws IOException {
        source.check();
        Path arrived = Files.createDirectories(store.directory(name));
        BucketKeys keys = store.keys();
        Copied copied;
        try {
            copied = BucketCopy.run(CopyOrder.between(source.api(), source.bucket(), api(keys), name)
                    .only(source.prefixes()));
        } finally {
            keys.removeAll(name);
        }
        try (DirectoryStream<Path> objects = Files.newDirectoryStream(arrived)) {
            for (Path object : objects) {
                if (!BucketFork.isBookkeeping(object)) {
                    Files.move(object, staged.resolve(object.getFileName()));
                }
            }
        }
        FileTree.delete(arrived);
        long objects = copied.copied().objects() + copied.found().objects();
        return String.format(Locale.ROOT, "copied %,d objects from %s", objects, source.title());
    }

    private S3Api api(BucketKeys keys) throws IOException {
        BucketKeys.Key key = keys.keyOf(name);
        URI endpoint = server.ensure();
        return new S3Api(LocalBucket.store(endpoint), key::access, Pacing.DEFAULT, progress);
    }
}
