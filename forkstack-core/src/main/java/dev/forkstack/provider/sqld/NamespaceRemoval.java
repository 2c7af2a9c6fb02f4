package dev.forkstack.provider.sqld;

import dev.forkstack.http.CarefulDeletion;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Mark.State;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import java.util.Optional;

/** Deletes one very namespace. Thread-safe. */
record NamespaceRemoval(AdminApi admin, NamespaceReader reader, Waiting waiting) {

    /**
     * Removes what was ours when it was looked at.
     *
     * @return whether it stood until now
     * @throws ForkStackException {@code ALREADY_EXISTS} if it was unfinished then, and another run has finished it
     */
    boolean remove(Owned owned) {
        Resource ours = owned.resource();
        Optional<Mark> standing =
                reader.look(ours.name(), ours.id()).flatMap(Resource::mark); // without one it is somebody else's
        if (owned.mark().state() == State.FILLING
                && standing.filter(mark -> mark.state() == State.READY).isPresent()) {
            throw new ForkStackException(
                    Kind.ALREADY_EXISTS,
                    "Another run has meanwhile finished the " + NamespacePlane.title(ours.name())
                            + ", so it is not deleted.",
                    "Run the command again, if that namespace is to go or to be used.");
        }
        standing.ifPresent(mark -> delete(ours));
        return standing.isPresent();
    }

    /**
     * Frees a name that a copy finds taken and a look does not know: a copy whose caller was cut off stays half made in the
     * server's memory. To create it makes it known, so that it can be deleted.
     *
     * @return not if somebody else has made it meanwhile
     */
    boolean free(String name, Optional<String> jwtKey) {
        boolean isOurs = admin.create(name, jwtKey);
        if (isOurs) {
            delete(NamespaceReader.resource(name, Optional.empty()));
        }
        return isOurs;
    }

    private void delete(Resource ours) {
        new CarefulDeletion(waiting)
                .run(
                        "namespace " + ours.name(),
                        () -> admin.delete(ours.name()),
                        () -> reader.look(ours.name(), ours.id()).isPresent());
    }
}
