package dev.forkstack.provider.planetscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * What a branch is made with. Immutable.
 *
 * @param backup the one that is restored; absent where none is
 * @param at restored from the source's past instead
 */
record Content(Branch source, Optional<Backup> backup, Optional<Instant> at, PlanetScaleSettings.Made made) {

    ObjectNode request(String name) {
        ObjectNode body = PlanetScaleApi.object().put("name", name).put("parent_branch", source.name());
        backup.ifPresent(one -> body.put("backup_id", one.id()));
        at.ifPresent(instant -> body.put("restore_point", instant.toString()));
        if (isRestored()) {
            body.put("cluster_size", made.size());
        }
        made.region().ifPresent(region -> body.put("region", region));
        return body;
    }

    boolean isRestored() {
        return backup.isPresent() || at.isPresent();
    }

    Access needed() {
        return isRestored() ? Access.RESTORE : Access.CREATE_BRANCH;
    }

    /** {@code the schema of main, without rows}. */
    String words(Instant now) {
        return backup.map(one -> "everything that " + source.name() + " had in " + one.words(now))
                .or(() -> at.map(instant -> "everything that " + source.name() + " had at " + instant))
                .orElse(
                        made.data() == DataMode.EMPTY
                                ? "neither schema nor data"
                                : "the schema of " + source.name() + ", without rows");
    }

    /** What is paid for: until it is deleted, whether anybody uses it or not. */
    String bill() {
        return isRestored()
                ? "PlanetScale bills a cluster of size " + made.size() + " for it as long as it stands"
                : "PlanetScale bills it as a development branch as long as it stands";
    }
}
