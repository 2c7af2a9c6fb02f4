package dev.forkstack.provider.empty;

import dev.forkstack.http.s3.Ability;
import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.ObjectPage;
import dev.forkstack.http.s3.ObjectVersion;
import dev.forkstack.http.s3.Objects;
import dev.forkstack.http.s3.RemovalRequests;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.UploadId;
import dev.forkstack.http.s3.UploadRequests;
import dev.forkstack.http.s3.VersionPage;
import dev.forkstack.provider.bulk.Crew;
import dev.forkstack.provider.bulk.Listing;
import dev.forkstack.provider.bulk.Sender;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lists what is in a bucket, and has it removed meanwhile. For one thread. */
final class Round {

    private final Sender sender;
    private final Crew crew;
    private final String bucket;
    private final RemovalRequests requests;
    private final Removal removal;

    Round(Sender sender, Crew crew, String bucket) {
        this.sender = sender;
        this.crew = crew;
        this.bucket = bucket;
        this.requests = new RemovalRequests(bucket);
        this.removal = new Removal(sender, crew, bucket);
    }

    /** All but what is ours. @return whether there was something */
    boolean removeAll() {
        boolean hadUploads = abortUploads();
        boolean hadObjects = remove("");
        return hadUploads || hadObjects;
    }

    /** @return whether there was something */
    boolean removeOurs() {
        return remove(Listing.OURS);
    }

    private boolean remove(String prefix) {
        long before = removal.found();
        if (!has(Ability.VERSIONS) || !versions(prefix)) {
            objects(prefix);
        }
        crew.await();
        removal.check();
        return removal.found() > before;
    }

    private boolean has(Ability ability) {
        return sender.api().abilities().has(ability);
    }

    /** @return false if the store has no versions */
    private boolean versions(String prefix) {
        Map<String, String> next = Map.of();
        do {
            S3Answer answer = sender.send(requests.versions(prefix, next), 1);
            if (isGone(answer)) {
                return true;
            }
            if (sender.api().abilities().learn(Ability.VERSIONS, answer)) {
                return false;
            }
            Optional<VersionPage<ObjectVersion>> page = VersionPage.versions(checked(answer), next);
            if (page.isEmpty()) {
                sender.api().abilities().lacks(Ability.VERSIONS);
                return false;
            }
            remove(prefix, page.get().entries());
            next = page.get().next();
        } while (!next.isEmpty());
        return true;
    }

    private void objects(String prefix) {
        Objects objects = new Objects(sender.api(), bucket);
        Optional<String> next = Optional.empty();
        do {
            S3Answer answer = sender.send(objects.listing(prefix, next, Map.of()), 1);
            if (isGone(answer)) {
                return;
            }
            ObjectPage page = Objects.page(checked(answer), next);
            remove(
                    prefix,
                    page.objects().stream()
                            .map(ObjectEntry::key)
                            .map(key -> new ObjectVersion(key, Optional.empty()))
                            .toList());
            next = page.next();
        } while (next.isPresent());
    }

    private void remove(String prefix, List<ObjectVersion> found) {
        removal.add(found.stream()
                .filter(each -> !prefix.isEmpty() || !each.key().startsWith(Listing.OURS))
                .toList());
    }

    /** @return whether there were any */
    private boolean abortUploads() {
        UploadRequests uploads = new UploadRequests(bucket);
        Map<String, String> next = Map.of();
        boolean hadAny = false;
        do {
            if (!has(Ability.LIST_UPLOADS)) {
                return hadAny;
            }
            S3Answer answer = sender.send(requests.uploads(next), 1);
            if (isGone(answer) || sender.api().abilities().learn(Ability.LIST_UPLOADS, answer)) {
                return hadAny;
            }
            Optional<VersionPage<UploadId>> page = VersionPage.uploads(checked(answer), next);
            for (UploadId upload : page.map(VersionPage::entries).orElse(List.of())) {
                crew.add(() -> checkedOrAbsent(sender.send(uploads.abort(upload), 1)));
                hadAny = true;
            }
            next = page.map(VersionPage::next).orElse(Map.of());
        } while (!next.isEmpty());
        return hadAny;
    }

    private static boolean isGone(S3Answer answer) {
        return answer.code().equals("NoSuchBucket");
    }

    private static void checkedOrAbsent(S3Answer answer) {
        if (!answer.is(404)) {
            checked(answer);
        }
    }

    private static S3Answer checked(S3Answer answer) {
        if (!answer.isSuccess()) {
            throw answer.failure();
        }
        return answer;
    }
}
