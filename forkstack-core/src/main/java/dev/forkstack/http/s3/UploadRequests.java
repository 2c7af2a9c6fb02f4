package dev.forkstack.http.s3;

import dev.forkstack.http.s3.S3Request.Repeat;
import java.util.List;
import java.util.Map;

/** Requests that make one object of a bucket out of parts. Immutable. */
public record UploadRequests(String bucket) {

    /** @param headers what the object is to have */
    public S3Request create(String key, Map<String, String> headers) {
        return request("POST", "begin to write", key).with("uploads", "").headers(headers);
    }

    /** @param number from 1 */
    public S3Request copyPart(UploadId upload, int number, CopySource source, long from, long size) {
        return part(upload, number)
                .headers(source.asHeaders())
                .header("x-amz-copy-source-range", "bytes=" + from + "-" + (from + size - 1));
    }

    /** The part is the body. */
    public S3Request part(UploadId upload, int number) {
        return of("PUT", "write a part of", upload)
                .with("partNumber", Integer.toString(number))
                .repeated(Repeat.FREELY);
    }

    /** @param etags of all parts, in their order */
    public S3Request complete(UploadId upload, List<String> etags) {
        StringBuilder xml = new StringBuilder("<CompleteMultipartUpload xmlns=\"" + Xml.NAMESPACE + "\">");
        for (int i = 0; i < etags.size(); i++) {
            xml.append("<Part><PartNumber>")
                    .append(i + 1)
                    .append("</PartNumber><ETag>")
                    .append(Xml.escaped(etags.get(i)))
                    .append("</ETag></Part>");
        }
        return of("POST", "put together the parts of", upload)
                .body(xml + "</CompleteMultipartUpload>")
                .repeated(Repeat.FREELY);
    }

    public S3Request abort(UploadId upload) {
        return of("DELETE", "give up writing", upload);
    }

    private S3Request of(String method, String verb, UploadId upload) {
        return request(method, verb, upload.key()).with("uploadId", upload.id());
    }

    private S3Request request(String method, String verb, String key) {
        return S3Request.of(method, verb + " " + key + " of bucket " + bucket, bucket, key);
    }
}
