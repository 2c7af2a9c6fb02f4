package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.S3Request;
import dev.forkstack.http.s3.UploadId;
import dev.forkstack.provider.copy.PartSizes.Part;
import java.util.Map;

/** A part of an object that comes from another store, through this machine. Immutable. */
record CarriedPart(CopyRun run, ObjectEntry entry, UploadId upload) {

    /** What the first of both stores says that does not do what it should, else what the second says. */
    S3Answer carry(Part part) {
        try (Carriage carriage = Carriage.open()) {
            S3Request get = run.from()
                    .get(entry.key(), run.order().headers())
                    .headers(Carriage.pin(entry))
                    .header("range", "bytes=" + part.from() + "-" + (part.from() + part.size() - 1))
                    .within(run.limit(part.size()));
            S3Answer read = run.source().download(get, carriage.file(), CopyRun.work(part.size()));
            if (!read.isSuccess()) {
                return read;
            }
            S3Request put = run.parts()
                    .part(upload, part.number())
                    .headers(Map.of("content-md5", carriage.checksum(part.size())))
                    .within(run.limit(part.size()));
            return run.target().upload(put, carriage.file(), CopyRun.work(part.size()));
        }
    }
}
