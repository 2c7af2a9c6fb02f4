package dev.forkstack.provider.empty;

import dev.forkstack.http.s3.Abilities;
import dev.forkstack.http.s3.Ability;
import dev.forkstack.http.s3.ObjectRequests;
import dev.forkstack.http.s3.ObjectVersion;
import dev.forkstack.http.s3.RemovalRequests;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.Xml;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Transfer;
import dev.forkstack.model.Transfer.Amount;
import dev.forkstack.provider.bulk.Crew;
import dev.forkstack.provider.bulk.Failures;
import dev.forkstack.provider.bulk.Sender;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/** Deletes what was listed, many at once where the store can. Thread-safe. */
final class Removal {

    private static final int MOST_IN_A_REQUEST = 1_000;

    /** What fails so is found again in the next round. */
    private static final Set<String> PASSING =
            Set.of("InternalError", "SlowDown", "ServiceUnavailable", "OperationAborted");

    private final Sender sender;
    private final Crew crew;
    private final String bucket;
    private final RemovalRequests many;
    private final ObjectRequests single;
    private final Failures failures;
    private final long begin = System.nanoTime();
    private final AtomicLong found = new AtomicLong();
    private final AtomicLong removed = new AtomicLong();

    Removal(Sender sender, Crew crew, String bucket) {
        this.sender = sender;
        this.crew = crew;
        this.bucket = bucket;
        this.many = new RemovalRequests(bucket);
        this.single = new ObjectRequests(bucket);
        this.failures = new Failures("empty bucket " + bucket);
    }

    long found() {
        return found.get();
    }

    /** @throws ForkStackException what could not be deleted, together */
    void check() {
        failures.check();
    }

    void add(List<ObjectVersion> versions) {
        found.addAndGet(versions.size());
        for (int from = 0; from < versions.size(); from += MOST_IN_A_REQUEST) {
            List<ObjectVersion> batch = versions.subList(from, Math.min(versions.size(), from + MOST_IN_A_REQUEST));
            if (sender.api().abilities().has(Ability.DELETE_MANY)) {
                crew.add(() -> delete(batch));
            } else {
                batch.forEach(each -> crew.add(() -> delete(each)));
            }
        }
    }

    private void delete(List<ObjectVersion> batch) {
        Abilities store = sender.api().abilities();
        if (!store.has(Ability.DELETE_MANY)) {
            singly(batch);
            return;
        }
        S3Answer answer = sender.send(many.delete(batch), batch.size());
        boolean isGone = answer.code().equals("NoSuchBucket");
        if (answer.isSuccess() && answer.xml().name().equals("DeleteResult")) {
            List<Xml> errors = answer.xml().all("Error");
            errors.forEach(this::failed);
            removed(batch.size() - errors.size());
        } else if (store.learn(Ability.DELETE_MANY, answer) || answer.is(404) && !isGone) {
            store.lacks(Ability.DELETE_MANY);
            singly(batch);
        } else if (answer.is(400)) {
            singly(batch); // XML has no way to write some keys
        } else if (!isGone) {
            throw answer.failure();
        }
    }

    private void singly(List<ObjectVersion> batch) {
        batch.forEach(each -> crew.addFirst(() -> delete(each)));
    }

    private void delete(ObjectVersion version) {
        S3Answer answer = sender.send(single.delete(version.key(), version.version()), 1);
        if (answer.isSuccess() || answer.is(404)) {
            removed(1);
        } else {
            failures.add(version.key(), LockedObject.explained(answer.code(), answer.failure()));
        }
    }

    private void failed(Xml error) {
        String code = error.find("Code").orElse("");
        if (!PASSING.contains(code) && !code.equals("NoSuchKey") && !code.equals("NoSuchVersion")) {
            failures.add(
                    error.find("Key").orElse("?"),
                    LockedObject.failure(
                            sender.api().store(),
                            bucket,
                            code,
                            error.find("Message").orElse("")));
        }
    }

    private void removed(int count) {
        failures.none();
        sender.api()
                .progress()
                .moved(new Transfer(
                        "emptying " + bucket,
                        new Amount(removed.addAndGet(count), 0),
                        Optional.empty(),
                        Duration.ofNanos(System.nanoTime() - begin),
                        false));
    }
}
