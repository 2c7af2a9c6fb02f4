package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.Ability;
import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.UploadId;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.provider.copy.PartSizes.Part;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Copies a large object in parts, each a task of its own; the last one puts them together, or gives all up. What a copy in
 * parts does not take over by itself is read from the source. Thread-safe.
 */
final class LargeCopy {

    private final CopyRun run;
    private final ObjectEntry entry;
    private final int changes;
    private final List<Part> parts;
    private final String[] etags;
    private final AtomicInteger left;
    private final AtomicReference<Runnable> refusal = new AtomicReference<>();
    private UploadId upload;

    LargeCopy(CopyRun run, ObjectEntry entry, int changes) {
        this.run = run;
        this.entry = entry;
        this.changes = changes;
        this.parts = run.order().sizes().of(entry.size());
        this.etags = new String[parts.size()];
        this.left = new AtomicInteger(parts.size());
    }

    void begin() {
        S3Answer head =
                run.source().send(run.from().head(entry.key(), run.order().headers()), 1);
        if (!head.isSuccess()) {
            run.refused(entry, changes, head);
            return;
        }
        ObjectEntry now = SourceObject.entry(entry, head);
        if (!now.etag().equals(entry.etag()) || now.size() != entry.size()) {
            run.tally().changed();
            run.crew().addFirst(() -> run.copy(now, changes + 1));
            return;
        }
        create(SourceObject.headers(head), Extras.of(run, entry, ObjectTags.header(run, entry)));
    }

    private void create(Map<String, String> headers, Extras extras) {
        S3Answer answer =
                run.target().send(run.parts().create(entry.key(), headers).headers(extras.headers()), 1);
        Optional<String> id = answer.isSuccess() ? answer.xml().find("UploadId") : Optional.empty();
        if (id.isPresent()) {
            upload = new UploadId(entry.key(), id.get());
            run.uploads().began(upload);
            for (int i = parts.size() - 1; i >= 0; i--) {
                Part part = parts.get(i);
                run.crew().addFirst(() -> copy(part));
            }
        } else {
            extras.after(answer, run)
                    .ifPresentOrElse(left -> create(headers, left), () -> run.refused(entry, changes, answer));
        }
    }

    private void copy(Part part) {
        try {
            if (refusal.get() == null) {
                S3Answer answer =
                        run.order().isServerSide() ? copied(part) : new CarriedPart(run, entry, upload).carry(part);
                Optional<String> etag = run.order().isServerSide()
                        ? CopiedEtag.of(answer)
                        : Optional.of(answer).filter(S3Answer::isSuccess).flatMap(sent -> sent.header("etag"));
                etag.ifPresentOrElse(
                        tag -> etags[part.number() - 1] = tag,
                        () -> refusal.compareAndSet(null, () -> run.refused(entry, changes, answer)));
            }
        } catch (ForkStackException e) {
            refusal.compareAndSet(null, () -> run.failed(entry, e));
        }
        if (left.decrementAndGet() == 0) {
            end();
        }
    }

    private S3Answer copied(Part part) {
        boolean isPinned = run.target().api().abilities().has(Ability.PART_CONDITIONS);
        S3Answer answer = run.target()
                .send(
                        run.parts()
                                .copyPart(
                                        upload,
                                        part.number(),
                                        run.pinned(entry, Ability.PART_CONDITIONS),
                                        part.from(),
                                        part.size())
                                .within(run.limit(part.size())),
                        CopyRun.work(part.size()));
        boolean again = isPinned && run.target().api().abilities().learn(Ability.PART_CONDITIONS, answer);
        return again ? copied(part) : answer;
    }

    private void end() {
        if (refusal.get() == null) {
            try {
                complete();
            } catch (ForkStackException e) {
                refusal.set(() -> run.failed(entry, e));
            }
        }
        Runnable refused = refusal.get();
        if (refused != null) {
            run.uploads().abort(upload, run.target().api().pacing().request());
            refused.run();
        }
    }

    private void complete() {
        if (!run.target().api().abilities().has(Ability.PART_CONDITIONS) && !isUnchanged()) {
            refusal.set(() -> run.crew().addFirst(() -> run.copy(entry, changes + 1)));
            return;
        }
        S3Answer answer = run.target()
                .send(run.parts().complete(upload, Arrays.asList(etags)).within(run.limit(entry.size())), 1);
        boolean isDone = CopiedEtag.of(answer).isPresent() || answer.code().equals("NoSuchUpload") && isThere();
        if (isDone) {
            run.uploads().ended(upload);
            run.tally().copied(entry);
        } else {
            refusal.set(() -> run.refused(entry, changes, answer));
        }
    }

    /** Where a part cannot say of which object it is to be one. */
    private boolean isUnchanged() {
        S3Answer head =
                run.source().send(run.from().head(entry.key(), run.order().headers()), 1);
        return head.header("etag").filter(entry.etag()::equals).isPresent();
    }

    /** Whether an attempt before has done it, whose answer did not come. */
    private boolean isThere() {
        S3Answer head = run.target().send(run.to().head(entry.key(), Map.of()), 1);
        return head.isSuccess()
                && head.header("content-length")
                        .filter(Long.toString(entry.size())::equals)
                        .isPresent()
                && head.header("etag")
                        .filter(etag -> etag.contains("-" + parts.size()))
                        .isPresent();
    }
}
