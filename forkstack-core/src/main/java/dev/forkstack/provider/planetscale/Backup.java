package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Json;
import dev.forkstack.model.TimeSpan;
import dev.forkstack.provider.bucket.ByteCount;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A backup of a branch that has come to its end well. Immutable. */
record Backup(String id, String name, Instant completed, Optional<Long> bytes) {

    /** The latest of those that the service lists; it may list others than it was asked for. */
    static Optional<Backup> latest(List<Json> listed) {
        return listed.stream()
                .filter(json -> json.find("state").filter("success"::equals).isPresent())
                .filter(json -> json.find("deleted_at").isEmpty())
                .map(Backup::of)
                .max(Comparator.comparing(Backup::completed));
    }

    private static Backup of(Json json) {
        return new Backup(
                json.text("id"),
                json.find("name").orElse(json.text("id")),
                json.instant("completed_at")
                        .or(() -> json.instant("created_at"))
                        .orElseThrow(() -> json.malformed("lacks completed_at")),
                json.find("size").filter(text -> text.matches("\\d{1,18}")).map(Long::valueOf));
    }

    /** {@code the backup of 2026-11-25T09:00:00Z (3 hours ago, 1.2 GB)}. */
    String words(Instant now) {
        return "the backup of " + completed.truncatedTo(ChronoUnit.SECONDS) + " ("
                + TimeSpan.ago(Duration.between(completed, now))
                + bytes.map(size -> ", " + ByteCount.words(size)).orElse("") + ")";
    }
}
