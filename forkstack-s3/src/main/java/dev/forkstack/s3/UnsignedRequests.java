package dev.forkstack.s3;

import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;

/**
 * What a request without a signature meets: a store that refuses everything. Its refusal names this very server, which
 * is how others tell it from a program that took over its port.
 */
final class UnsignedRequests extends ForwardingBlobStore {

    private final String instance;

    /** @param store never reached */
    UnsignedRequests(BlobStore store, String instance) {
        super(store);
        this.instance = instance;
    }

    @Override
    public BlobStore delegate() {
        throw new S3ProxyException(
                S3ErrorCode.ACCESS_DENIED,
                "Requests must be signed, with signature version 4. (forkstack-s3 " + instance + ")");
    }

    @Override
    public boolean supportsVersioning() {
        return false;
    }

    @Override
    public boolean supportsServerSideEncryption() {
        return false;
    }

    /** A browser asks before it sends a signed request, and does so without a signature. */
    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        return HeadBucketResponse.builder().build();
    }
}
