package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.Abilities;
import dev.forkstack.http.s3.Ability;
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
            if (read.header("x-amz-tagging-count").isPresent()) {
                headers.putAll(ObjectTags.header(run, entry));
            }
            headers.put("content-md5", carriage.checksum(entry.size()));
            put(carriage, headers);
        }
    }

    private void put(Carriage carriage, Map<String, String> headers) {
        Abilities store = run.target().api().abilities();
        Map<String, String> storageClass =
                store.has(Ability.STORAGE_CLASSES) ? SourceObject.storageClass(entry) : Map.of();
        S3Request put = run.to().put(entry.key(), headers).headers(storageClass).within(run.limit(entry.size()));
        S3Answer answer = run.target().upload(put, carriage.file(), CopyRun.work(entry.size()));
        if (answer.isSuccess()) {
            run.sameness().learn(entry.etag(), answer.header("etag").orElse(""));
            run.tally().copied(entry);
        } else if (!storageClass.isEmpty() && StorageClasses.areRefused(answer, store)) {
            put(carriage, headers);
        } else {
            run.refused(entry, changes, answer);
        }
    }
}
