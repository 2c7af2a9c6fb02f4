package dev.forkstack.provider.neon;

import dev.forkstack.model.Resource;
import dev.forkstack.model.Secret;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What the roles of a branch may still have from where it was made: no application of a branch gets that. Thread-safe. */
record SourcePasswords(NeonApi api, Supplier<Branches> look) {

    /** Whether it opens the branch's parent or production as well, whichever run made the branch. */
    boolean have(Resource branch, String role, Secret password) {
        Branches all = look.get();
        return Stream.concat(
                        all.byId(branch.id()).flatMap(Branch::parentId).stream(),
                        all.productionIfThere().map(Branch::id).stream())
                .filter(id -> !id.equals(branch.id()))
                .distinct()
                .anyMatch(id -> api.password(id, role).equals(Optional.of(password)));
    }
}
