package dev.forkstack.provider.copy;

import dev.forkstack.http.Uninterrupted;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.UploadId;
import dev.forkstack.http.s3.UploadRequests;
import dev.forkstack.model.ForkStackException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The uploads in parts that are under way: whatever ends a copy, none stays. Thread-safe. */
final class OpenUploads implements AutoCloseable {

    /** All of them together: whoever has pressed Ctrl-C does not wait longer, and to empty the bucket removes them too. */
    private static final Duration TIME = Duration.ofSeconds(5);

    private final S3Api api;
    private final UploadRequests requests;
    private final Set<UploadId> open = ConcurrentHashMap.newKeySet();

    OpenUploads(S3Api api, String bucket) {
        this.api = api;
        this.requests = new UploadRequests(bucket);
    }

    void began(UploadId upload) {
        open.add(upload);
    }

    void ended(UploadId upload) {
        open.remove(upload);
    }

    /** Tries to; what does not succeed is tried once more at the end. */
    void abort(UploadId upload, Duration limit) {
        try {
            S3Answer answer = api.once(requests.abort(upload).within(limit));
            if (answer.isSuccess() || answer.is(404)) {
                open.remove(upload);
            }
        } catch (ForkStackException e) {
            // To empty the bucket removes it too.
        }
    }

    @Override
    public void close() {
        long deadline = System.nanoTime() + TIME.toNanos();
        Uninterrupted.run(() -> {
            for (UploadId upload : List.copyOf(open)) {
                Duration left = Duration.ofNanos(deadline - System.nanoTime());
                if (!left.isNegative() && !left.isZero()) {
                    abort(upload, left);
                }
            }
            return open;
        });
    }
}
