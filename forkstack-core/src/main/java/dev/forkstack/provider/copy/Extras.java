package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.Abilities;
import dev.forkstack.http.s3.Ability;
import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.S3Answer;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a copy is given as far as its store knows such things. Immutable. */
record Extras(Map<String, String> storageClass, Map<String, String> tags) {

    static Extras of(CopyRun run, ObjectEntry entry, Map<String, String> tags) {
        Abilities store = run.target().api().abilities();
        return new Extras(
                store.has(Ability.STORAGE_CLASSES) ? SourceObject.storageClass(entry) : Map.of(),
                store.has(Ability.OBJECT_TAGS) ? tags : Map.of());
    }

    Map<String, String> headers() {
        Map<String, String> all = new TreeMap<>(storageClass);
        all.putAll(tags);
        return all;
    }

    /** What is left of them after a refusal, which is remembered; empty if it was for something else. */
    Optional<Extras> after(S3Answer refusal, CopyRun run) {
        Abilities store = run.target().api().abilities();
        boolean isUnknown = Abilities.isUnknown(refusal);
        if (isUnknown && !tags.isEmpty()) {
            if (store.lacks(Ability.OBJECT_TAGS)) {
                run.target()
                        .api()
                        .progress()
                        .note("the tags of objects are left out: "
                                + run.target().api().store().name() + " has none");
            }
            return Optional.of(new Extras(storageClass, Map.of()));
        }
        if (!storageClass.isEmpty() && (isUnknown || refusal.code().equals("InvalidStorageClass"))) {
            store.lacks(Ability.STORAGE_CLASSES);
            return Optional.of(new Extras(Map.of(), tags));
        }
        return Optional.empty();
    }
}
