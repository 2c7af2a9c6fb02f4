package dev.forkstack.provider.bucket;

import dev.forkstack.http.AtOnce;
import dev.forkstack.http.s3.Ability;
import dev.forkstack.http.s3.BucketEntry;
import dev.forkstack.http.s3.Buckets;
import dev.forkstack.http.s3.RemovalRequests;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Api;
import dev.forkstack.http.s3.S3Request;
import dev.forkstack.http.s3.VersionPage;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which buckets stand and whose they are. Thread-safe.
 *
 * @param production what production's own bucket is called; it is never anybody's environment
 * @param listing what the store wants to know when it lists buckets
 */
public record BucketFinder(
        S3Api api, MarkPlace marks, BucketNames names, String production, Map<String, String> listing) {

    public Optional<Resource> find(EnvironmentName env) {
        return env.equals(EnvironmentName.PROD) ? source() : look(names.name(env), env);
    }

    /** It can be another account's, which lets nobody see its tags; and it carries no mark of ours. */
    private Optional<Resource> source() {
        return new Buckets(api).head(production).map(answer -> resource(production, Optional.empty()));
    }

    /** What stands under the name now. */
    Optional<Resource> look(String bucket) {
        return bucket.equals(production) ? source() : marks.look(bucket).map(seen -> resource(bucket, seen.mark()));
    }

    private Optional<Resource> look(String bucket, EnvironmentName env) {
        Optional<Resource> standing = look(bucket);
        if (standing.isEmpty() || standing.get().mark().isPresent() || bucket.equals(production)) {
            return standing;
        }
        Optional<Boolean> empty = isEmpty(bucket);
        return empty.filter(is -> is).isPresent()
                ? Optional.of(resource(bucket, Optional.of(unfinished(bucket, env))))
                : empty.flatMap(is -> look(bucket)); // between the two looks, its maker may have marked it
    }

    /**
     * An empty bucket without a mark is what a run leaves that was killed between making one and marking it. Who comes next
     * may complete it, or delete it, which the store does with empty buckets alone.
     */
    private Mark unfinished(String bucket, EnvironmentName env) {
        return new Mark(
                names.project(),
                env,
                names.names().part(),
                BucketId.unmarked(bucket),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Mark.State.FILLING,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                Optional.empty());
    }

    /** Whether the resource stands for a bucket that carries no mark, and is empty. */
    static boolean isUnfinished(Resource resource) {
        return resource.mark().filter(mark -> mark.run().isEmpty()).isPresent();
    }

    /** Empty if there is no such bucket any more. */
    private Optional<Boolean> isEmpty(String bucket) {
        S3Answer answer = api.call(S3Request.of("GET", "look into bucket " + bucket, bucket, "")
                .with("list-type", "2")
                .with("max-keys", "2")
                .accepting(404));
        if (answer.is(404)) {
            if (answer.code().equals("NoSuchBucket")) {
                return Optional.empty();
            }
            throw answer.failure();
        }
        if (!answer.xml().name().equals("ListBucketResult")) {
            throw answer.failure();
        }
        // A mark that is just being written can be listed before it can be read.
        return Optional.of(answer.xml().all("Contents").stream()
                        .allMatch(object -> object.find("Key").orElse("").startsWith(ObjectPlace.PREFIX))
                && !hasVersions(bucket));
    }

    /** What somebody has deleted where versions are kept can be brought back, until a bucket is emptied. */
    private boolean hasVersions(String bucket) {
        if (!api.abilities().has(Ability.VERSIONS)) {
            return false;
        }
        S3Answer answer =
                api.call(new RemovalRequests(bucket).versions("", Map.of()).accepting(400, 404, 405, 501));
        return answer.isSuccess()
                && VersionPage.versions(answer, Map.of())
                        .filter(page -> page.entries().stream()
                                .anyMatch(each -> !each.key().startsWith(ObjectPlace.PREFIX)))
                        .isPresent();
    }

    static Resource resource(String bucket, Optional<Mark> mark) {
        return Resource.of(
                ResourceKind.BUCKET, bucket, mark.map(Mark::resource).orElse(BucketId.unmarked(bucket)), mark);
    }

    /** This project's, and what carries no mark under a name of its pattern; many marks are read at a time. */
    public List<Resource> list() {
        List<String> candidates = new Buckets(api)
                .list(names.names().bucketPrefix(), listing).stream()
                        .map(BucketEntry::name)
                        .filter(name -> !name.equals(production))
                        .filter(name -> names.environmentOf(name).isPresent())
                        .sorted()
                        .toList();
        return AtOnce.map(candidates, this::shown).stream()
                .flatMap(Optional::stream)
                .filter(resource -> resource.mark()
                        .map(mark -> mark.project().equals(names.project()))
                        .orElse(true))
                .toList();
    }

    /** One that cannot be looked at must not hide the others: it is nobody's that we know of. */
    private Optional<Resource> shown(String bucket) {
        try {
            return look(bucket, names.environmentOf(bucket).orElseThrow());
        } catch (ForkStackException e) {
            if (e.leavesOutcomeOpen() || e.kind() == ForkStackException.Kind.THROTTLED) {
                throw e;
            }
            return Optional.of(resource(bucket, Optional.empty()));
        }
    }
}
