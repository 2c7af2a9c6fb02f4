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

    /** Whether a run on this machine works on the thing at this moment. */
    static boolean isHeld(Scope scope, String thing) {
        try {
            return ExclusiveLock.isHeld(file(scope, thing));
        } catch (IOException e) {
            throw unusable(scope, thing, e);
        }
    }

    /** @param thing what nobody else may change meanwhile, such as {@code alice} */
    static <T> T holding(Scope scope, String thing, Supplier<T> action) {
        Runnable waiting = () -> scope.progress().started("waiting for another run on " + thing);
        try (ExclusiveLock lock = ExclusiveLock.acquire(file(scope, thing), waiting)) {
            return action.get();
        } catch (IOException e) {
            throw unusable(scope, thing, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForkStackException(Kind.UNAVAILABLE, "Interrupted.", "Run the command again.", e);
        }
    }

    private static Path file(Scope scope, String thing) {
        return scope.locks().get().resolve(scope.project() + "." + thing + ".lock");
    }

    private static ForkStackException unusable(Scope scope, String thing, IOException e) {
        return new ForkStackException(
                Kind.LOCAL_STATE,
                "The lock of " + thing + " cannot be taken: " + e,
                "Make " + scope.locks().get() + " writable.",
                e);
    }
}
