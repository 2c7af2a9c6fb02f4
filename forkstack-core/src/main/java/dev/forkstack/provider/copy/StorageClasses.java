package dev.forkstack.provider.copy;

import dev.forkstack.http.s3.Abilities;
import dev.forkstack.http.s3.Ability;
import dev.forkstack.http.s3.S3Answer;

/** Finds out whether a store has those of the source. */
final class StorageClasses {

    private StorageClasses() {}

    /** Whether a request failed for the class that it asked for; the store is not asked for one again. */
    static boolean areRefused(S3Answer answer, Abilities store) {
        if (answer.code().equals("InvalidStorageClass")) {
            store.lacks(Ability.STORAGE_CLASSES);
            return true;
        }
        return store.learn(Ability.STORAGE_CLASSES, answer);
    }
}
