package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Request;
import java.util.Map;
import java.util.TreeMap;

/** Copies an object from another store, through this machine, with all that its headers tell of it. For one thread. */
record CarriedCopy(CopyRun run, ObjectEntry entry, int changes) {

    void copy() {
        try (Carriage carriage = Carriage.open()) {
            S3Request get = run.from()
                    .get(entry.key(), run.order().headers())
                    .headers(Carriage.pin(entry))
                    .within(run.limit(entry.size()));
            S3Answer read = run.source().download(get, carriage.file(), CopyRun.work(entry.size()));
            if (!read.isSuccess()) {
                run.refused(entry, changes, read);
                return;
            }
            Map<String, String> headers = new TreeMap<>(SourceObject.headers(read));
            headers.put("content-md5", carriage.checksum(entry.size()));
            boolean hasTags = read.header("x-amz-tagging-count").isPresent();
            put(carriage, headers, Extras.of(run, entry, hasTags ? ObjectTags.header(run, entry) : Map.of()));
        }
    }

    private void put(Carriage carriage, Map<String, String> headers, Extras extras) {
        S3Request put =
                run.to().put(entry.key(), headers).headers(extras.headers()).within(run.limit(entry.size()));
        S3Answer answer = run.target().upload(put, carriage.file(), CopyRun.work(entry.size()));
        if (answer.isSuccess()) {
            run.sameness().learn(entry.etag(), answer.header("etag").orElse(""));
            run.tally().copied(entry);
        } else {
            extras.after(answer, run)
                    .ifPresentOrElse(left -> put(carriage, headers, left), () -> run.refused(entry, changes, answer));
        }
    }
}
