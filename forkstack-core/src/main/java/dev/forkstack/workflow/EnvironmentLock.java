package dev.forkstack.workflow;

import dev.forkstack.file.ExclusiveLock;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;

/** One run at a time on one thing of this machine. Runs on other machines meet in the marks. */
final class EnvironmentLock {

    private EnvironmentLock() {}

    /** @param thing what nobody else may change meanwhile, such as {@code alice} */
    static <T> T holding(Scope scope, String thing, Supplier<T> action) {
        Runnable waiting = () -> scope.progress().started("waiting for another run on " + thing);
        Path locks = scope.locks().get();
        try (ExclusiveLock lock =
                ExclusiveLock.acquire(locks.resolve(scope.project() + "." + thing + ".lock"), waiting)) {
            return action.get();
        } catch (IOException e) {
            throw new ForkStackException(
                    Kind.LOCAL_STATE,
                    "The lock of " + thing + " cannot be taken: " + e,
                    "Make " + locks + " writable.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForkStackException(Kind.UNAVAILABLE, "Interrupted.", "Run the command again.", e);
        }
    }
}
