package dev.forkstack.s3;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.blobstore.ForwardingBlobStore;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import org.gaul.s3proxy.blobstore.domain.MultipartUpload;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.CopyObjectResponse;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectRequest;
import software.amazon.awssdk.services.s3.model.DeleteObjectResponse;
import software.amazon.awssdk.services.s3.model.GetObjectAclRequest;
import software.amazon.awssdk.services.s3.model.GetObjectAclResponse;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.ObjectCannedACL;
import software.amazon.awssdk.services.s3.model.Part;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.UploadPartCopyRequest;
import software.amazon.awssdk.services.s3.model.UploadPartCopyResponse;
import software.amazon.awssdk.services.s3.model.UploadPartRequest;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * S3Proxy's file system store made safe for files that several buckets share, and for keys that are no file names.
 *
 * <p>S3Proxy 4.1.0 writes every object as a new file and renames it into place, so buckets that share files by hard link
 * do not see each other's writes. What it changes in place was looked for in its whole store, and is this:
 *
 * <ul>
 *   <li>{@code setBlobAccess} changes the mode of an object's file: the link is broken first, below.
 *   <li>{@code completeMultipartUpload} changes the mode of the file that it has just published, which a fork may have
 *       linked in between; the fork then has the object as it was a moment later.
 *   <li>A folder marker's attributes are written to, and removed from, its directory. Directories are never shared. Where
 *       the name is a file, the attributes would land on that, so such a key is refused before.
 *   <li>An upload in progress grows as {@code <key>-<uuid>}, and gets its attributes and mode there. Forks leave such
 *       files out until they carry their checksum.
 *   <li>{@code putBlob} with If-None-Match links its staging file to the key for a moment, then removes the former.
 *   <li>The access and encryption of a bucket stand on its own directory. Versions, which move files, are off.
 * </ul>
 */
final class BucketFiles extends ForwardingBlobStore {

    /** How much of a refused body is read, in bytes; beyond it the connection is cut. */
    private static final long MAX_DISCARDED = 1L << 27;

    private static final Pattern UPLOAD_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final ObjectFiles files;

    BucketFiles(BlobStore store, ObjectFiles files) {
        super(store);
        this.files = files;
    }

    @Override
    public ListObjectsV2Response list(ListObjectsV2Request request) {
        return Listing.of(request.prefix() == null ? "" : request.prefix())
                .page(() -> delegate().list(request));
    }

    @Override
    public PutObjectResponse putBlob(PutObjectRequest request, InputStream payload) {
        try {
            files.checkWritable(request.bucket(), request.key(), false);
            if (new ObjectKey(request.key()).isFolder() && !Long.valueOf(0).equals(request.contentLength())) {
                throw folderWithContent(request.key());
            }
        } catch (RuntimeException refusal) {
            discard(payload);
            throw refusal;
        }
        return delegate().putBlob(request, payload);
    }

    /** A client that is still writing does not read the answer: it would tell of a broken connection, not of the reason. */
    private static void discard(InputStream payload) {
        try {
            payload.skipNBytes(MAX_DISCARDED);
        } catch (IOException e) {
            // It ended, or the client has gone.
        }
    }

    @Override
    public CopyObjectResponse copyBlob(CopyObjectRequest request) {
        checkExists(request.sourceBucket(), request.sourceKey());
        files.checkWritable(request.destinationBucket(), request.destinationKey(), false);
        if (new ObjectKey(request.destinationKey()).isFolder() && !new ObjectKey(request.sourceKey()).isFolder()) {
            throw folderWithContent(request.destinationKey());
        }
        return delegate().copyBlob(request);
    }

    @Override
    public MultipartUpload initiateMultipartUpload(CreateMultipartUploadRequest request) {
        files.checkWritable(request.bucket(), request.key(), true);
        if (new ObjectKey(request.key()).isFolder()) {
            throw folderWithContent(request.key());
        }
        return delegate().initiateMultipartUpload(request);
    }

    @Override
    public CompleteMultipartUploadResponse completeMultipartUpload(
            MultipartUpload upload, CompleteMultipartUploadRequest request) {
        checkUpload(upload);
        files.checkWritable(upload.containerName(), upload.blobName(), true);
        return delegate().completeMultipartUpload(upload, request);
    }

    @Override
    public UploadPartResponse uploadMultipartPart(
            MultipartUpload upload, UploadPartRequest request, InputStream payload) {
        checkUpload(upload);
        return delegate().uploadMultipartPart(upload, request, payload);
    }

    @Override
    public UploadPartCopyResponse copyMultipartPart(MultipartUpload upload, UploadPartCopyRequest request) {
        checkUpload(upload);
        return delegate().copyMultipartPart(upload, request);
    }

    @Override
    public List<Part> listMultipartUpload(MultipartUpload upload) {
        checkUpload(upload);
        return delegate().listMultipartUpload(upload);
    }

    @Override
    public void abortMultipartUpload(MultipartUpload upload) {
        checkUpload(upload);
        delegate().abortMultipartUpload(upload);
    }

    /** The id becomes part of a file's name, and the client has sent it. */
    private static void checkUpload(MultipartUpload upload) {
        if (!UPLOAD_ID.matcher(upload.id()).matches()) {
            throw KeyRefusal.invalid("No upload of this server has such an id.").exception();
        }
    }

    @Override
    public boolean blobExists(String bucket, String key) {
        return files.canExist(bucket, key) && delegate().blobExists(bucket, key);
    }

    @Override
    public HeadObjectResponse blobMetadata(HeadObjectRequest request) {
        checkExists(request.bucket(), request.key());
        return delegate().blobMetadata(request);
    }

    @Override
    public ResponseInputStream<GetObjectResponse> getBlob(GetObjectRequest request) {
        checkExists(request.bucket(), request.key());
        return delegate().getBlob(request);
    }

    @Override
    public DeleteObjectResponse removeBlob(DeleteObjectRequest request) {
        return files.canExist(request.bucket(), request.key())
                ? delegate().removeBlob(request)
                : DeleteObjectResponse.builder().build();
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key) {
        checkExists(bucket, key);
        return delegate().getBlobAccess(bucket, key);
    }

    @Override
    public ObjectCannedACL getBlobAccess(String bucket, String key, String versionId) {
        checkExists(bucket, key);
        return delegate().getBlobAccess(bucket, key, versionId);
    }

    @Override
    public GetObjectAclResponse getBlobAcl(GetObjectAclRequest request) {
        checkExists(request.bucket(), request.key());
        return delegate().getBlobAcl(request);
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL access) {
        breakLink(bucket, key);
        delegate().setBlobAccess(bucket, key, access);
    }

    @Override
    public void setBlobAccess(String bucket, String key, ObjectCannedACL access, String versionId) {
        breakLink(bucket, key);
        delegate().setBlobAccess(bucket, key, access, versionId);
    }

    private void breakLink(String bucket, String key) {
        checkExists(bucket, key);
        Path directory = files.bucket(bucket);
        OwnInode.ensure(directory, directory.resolve(key));
    }

    private void checkExists(String bucket, String key) {
        if (!files.canExist(bucket, key)) {
            // First says so where the bucket itself is absent.
            delegate().headBucket(HeadBucketRequest.builder().bucket(bucket).build());
            throw S3Exceptions.noSuchKey(bucket, key, "There is no such object.");
        }
    }

    private static RuntimeException folderWithContent(String key) {
        return KeyRefusal.invalid(
                        "'" + key + "' ends with a slash and so stands for a folder, which holds no content here.")
                .exception();
    }
}
