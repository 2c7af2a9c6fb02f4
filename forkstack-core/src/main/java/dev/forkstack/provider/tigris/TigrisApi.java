package dev.forkstack.provider.tigris;

import dev.forkstack.http.Json;
import dev.forkstack.http.s3.BucketEntry;
import dev.forkstack.http.s3.Buckets;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.S3Request;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Size;
import dev.forkstack.provider.bucket.MarkTags;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is asked of Tigris beside S3, in its own headers and parameters (source: the official clients
 * {@code @tigrisdata/storage} 3.21 and {@code tigris-boto3-ext}). Headers are part of the signature. Thread-safe.
 */
record TigrisApi(S3Api s3) {

    static final String SOURCE = "x-tigris-fork-source-bucket";
    static final String SOURCE_SNAPSHOT = "x-tigris-fork-source-bucket-snapshot";

    private Buckets buckets() {
        return new Buckets(s3);
    }

    /**
     * What stands under the name, without its tags.
     *
     * @throws ForkStackException {@code UNAUTHORIZED} if it is another account's
     */
    Optional<TigrisBucket> head(String bucket) {
        try {
            return buckets().head(bucket).map(answer -> TigrisBucket.of(bucket, answer));
        } catch (ForkStackException e) {
            // An answer to HEAD has no words.
            throw e.kind() == Kind.UNAUTHORIZED ? hidden(bucket, e) : e;
        }
    }

    /** The same with its tags. */
    Optional<TigrisBucket> look(String bucket) {
        return head(bucket).flatMap(found -> buckets().tags(bucket).map(found::tagged));
    }

    List<BucketEntry> list(String prefix) {
        return buckets().list(prefix);
    }

    /** @return an answer of 2xx, or 400 or 409, for the caller to look into */
    S3Answer fork(String bucket, String source, Optional<String> version) {
        Map<String, String> headers = new TreeMap<>(Map.of(SOURCE, source));
        version.ifPresent(given -> headers.put(SOURCE_SNAPSHOT, given));
        return buckets().create(bucket, headers, "");
    }

    /**
     * @param force with everything that is in it: right for a fork, whose objects are its source's too
     * @return an answer of 2xx, 404 or 409, for the caller to look into
     */
    S3Answer delete(String bucket, boolean force) {
        return buckets().delete(bucket, force ? Map.of("tigris-force-delete", "true") : Map.of());
    }

    /** Tags of others stay. */
    void mark(TigrisBucket bucket, Mark mark) {
        buckets().tag(bucket.name(), MarkTags.with(mark, bucket.tags()));
    }

    /** The buckets that were forked from this one. */
    Set<String> forksOf(String bucket) {
        Set<String> forks = new TreeSet<>();
        for (Json page : pages(S3Request.of("GET", "list the forks of bucket " + bucket, "", "")
                .with("IncludeForkInfo", "true")
                .header("x-tigris-fork", bucket))) {
            // A service that does not know the header lists all.
            entries(page).stream()
                    .filter(entry -> isFork(entry, bucket))
                    .flatMap(entry -> entry.find("Name").stream())
                    .forEach(forks::add);
        }
        return forks;
    }

    private static boolean isFork(Json entry, String source) {
        return entry.at("ForkInfo", "Parents").filter(parents -> parents.node().isArray()).stream()
                .flatMap(parents -> parents.list().stream())
                .anyMatch(parent ->
                        parent.find("BucketName").filter(source::equals).isPresent());
    }

    /** Whether a bucket of the account has the name that was deleted and can still be restored. */
    boolean isDeletedSoftly(String bucket) {
        return pages(S3Request.of("GET", "list deleted buckets", "", "").with("OnlyDeleted", "true")).stream()
                .flatMap(page -> entries(page).stream())
                .anyMatch(entry -> entry.find("Name").filter(bucket::equals).isPresent());
    }

    /** As the service estimates it; what a fork shares with its source counts for both. */
    Optional<Size> measure(String bucket) {
        S3Answer answer = s3.call(S3Request.of("GET", "measure bucket " + bucket, bucket, "")
                .with("metadata", "")
                .with("with-size", "true")
                .header("accept", "application/json")
                .accepting(404));
        if (answer.is(404)) {
            return Optional.empty();
        }
        Json told = answer.json("Tigris' answer, when asked to measure bucket " + bucket + ",");
        return number(told, "estimated_size").stream()
                .mapToObj(bytes -> new Size(bytes, number(told, "estimated_unique_rows")))
                .findFirst();
    }

    private static OptionalLong number(Json json, String field) {
        return json.find(field).filter(text -> text.matches("\\d{1,18}")).stream()
                .mapToLong(Long::parseLong)
                .findFirst();
    }

    private List<Json> pages(S3Request first) {
        List<Json> pages = new java.util.ArrayList<>();
        Optional<String> next = Optional.empty();
        do {
            S3Request request = first.header("accept", "application/json");
            Json page = s3.call(next.map(token -> request.with("continuation-token", token))
                            .orElse(request))
                    .json("Tigris' answer, when asked to " + first.purpose() + ",");
            pages.add(page);
            Optional<String> asked = next;
            next = page.find("ContinuationToken")
                    .filter(token -> !token.isEmpty())
                    .filter(token -> !asked.equals(Optional.of(token))); // or it would be listed for ever
        } while (next.isPresent());
        return pages;
    }

    /** No buckets at all are no list. */
    private static List<Json> entries(Json page) {
        return page.at("Buckets", "Bucket").map(Json::list).orElse(List.of());
    }

    private static ForkStackException hidden(String bucket, ForkStackException refusal) {
        return new ForkStackException(
                Kind.UNAUTHORIZED,
                refusal.getMessage() + " Either the key is refused, or another account has a bucket of that name.",
                "Names are shared by all accounts: if somebody else has it, set bucket.bucketSuffix. "
                        + refusal.remedy(),
                refusal);
    }

    @Override
    public String toString() {
        return s3.toString();
    }
}
