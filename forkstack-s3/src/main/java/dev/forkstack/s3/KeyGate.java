package dev.forkstack.s3;

import org.gaul.s3proxy.AccessGrant;
import org.gaul.s3proxy.BlobStoreLocator;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.BlobStore;

/**
 * Whom a request is from and whether the bucket that it names is open to it. Every bucket that a request names comes by
 * here: the one in its path, the source of a copy, and the one of a form. Thread-safe.
 */
final class KeyGate implements BlobStoreLocator {

    private final ServerDirectory directory;
    private final BucketFiles files;

    KeyGate(ServerDirectory directory, BlobStore store) {
        this.directory = directory;
        this.files = new BucketFiles(store, new ObjectFiles(directory.buckets()));
    }

    @Override
    public AccessGrant locateBlobStore(String identity, String bucket, String key) {
        ServerDirectory.Key found =
                identity == null ? null : directory.key(identity).orElse(null);
        if (found == null) {
            return null;
        }
        if (bucket != null && !bucket.isEmpty() && !bucket.equals(found.bucket())) {
            throw new S3ProxyException(
                    S3ErrorCode.ACCESS_DENIED, "This key opens bucket " + found.bucket() + " and no other.");
        }
        return new AccessGrant(found.secret(), new OwnBucket(files, found.bucket()));
    }
}
