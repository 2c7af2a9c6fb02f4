package dev.forkstack.s3;

import java.util.List;
import org.gaul.s3proxy.S3ErrorCode;
import org.gaul.s3proxy.S3ProxyException;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.CreateBucketResponse;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;

/** The buckets as the holder of one key sees them: its own, which it fills but neither makes nor removes. */
final class OwnBucket extends ForwardingBlobStore {

    private final String bucket;

    OwnBucket(BlobStore files, String bucket) {
        super(files);
        this.bucket = bucket;
    }

    @Override
    public ListBucketsResponse list() {
        List<Bucket> own = delegate().list().buckets().stream()
                .filter(found -> found.name().equals(bucket))
                .toList();
        return ListBucketsResponse.builder().buckets(own).build();
    }

    @Override
    public CreateBucketResponse createContainer(CreateBucketRequest request) {
        if (delegate().containerExists(bucket)) {
            // What an application meets that makes its bucket at start, and takes for success.
            throw S3Exceptions.bucketAlreadyOwnedByYou(bucket);
        }
        throw refusal();
    }

    @Override
    public void deleteBucket(String container) {
        throw refusal();
    }

    @Override
    public void deleteContainer(String container) {
        throw refusal();
    }

    @Override
    public void clearContainer(ListObjectsV2Request request) {
        throw refusal();
    }

    private S3ProxyException refusal() {
        return new S3ProxyException(
                S3ErrorCode.ACCESS_DENIED,
                "Bucket " + bucket + " comes and goes with its environment; an application's key cannot make or"
                        + " remove it.");
    }
}
