package dev.forkstack.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.Created;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Environment;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.state.BuildFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class BuildEnvironmentTest implements BuildEnvironment.Work {

    private static final EnvironmentName NAME = new EnvironmentName("it-main");
    private static final ProjectName APP = new ProjectName("app");

    @TempDir
    Path directory;

    private final List<String> done = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private CountDownLatch mayEnd = new CountDownLatch(0);
    private Optional<ForkStackException> makingFails = Optional.empty();
    private Optional<ForkStackException> removingFails = Optional.empty();
    private final BuildEnvironment environment = new BuildEnvironment(this);

    @Test
    void whoComesAtTheSameTimeGetsTheSame() throws Exception {
        mayEnd = new CountDownLatch(1);
        List<CompletableFuture<Given>> modules = Stream.of("api", "store", "web", "all")
                .map(module -> CompletableFuture.supplyAsync(environment::given))
                .toList();
        begun.await();
        assertThat(modules).noneMatch(CompletableFuture::isDone);
        mayEnd.countDown();

        assertThat(modules.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(done).containsExactly("made");
        environment.end();
    }

    @Test
    void itIsRemovedOnceAndItsNameIsFree() {
        environment.given();
        assertThat(files().claim(directory, APP, NAME)).isEmpty();

        environment.remove();
        environment.remove();
        environment.end();

        assertThat(done).containsExactly("made", "removed");
        assertThat(environment.isEnded()).isTrue();
        files().claim(directory, APP, NAME).orElseThrow().close();
    }

    @Test
    void whatWasNeverAskedForIsNotRemoved() {
        environment.end();

        assertThat(done).isEmpty();
    }

    @Test
    void nothingIsMadeAfterTheEnd() {
        environment.end();

        assertThatThrownBy(environment::given)
                .isInstanceOf(ForkStackException.class)
                .hasMessage("Interrupted.");
        assertThat(done).isEmpty();
    }

    @Test
    void theEndWaitsForWhatIsBeingMadeAndRemovesIt() throws Exception {
        mayEnd = new CountDownLatch(1);
        CompletableFuture<Given> module = CompletableFuture.supplyAsync(environment::given);
        begun.await();
        CompletableFuture<Void> end = CompletableFuture.runAsync(environment::end);
        assertThat(done).isEmpty();
        mayEnd.countDown();

        module.join();
        end.join();
        assertThat(done).containsExactly("made", "removed");
    }

    @Test
    void aFailureIsToldToEveryModuleAndNothingIsTriedTwice() {
        makingFails = Optional.of(failure("no room"));

        assertThatThrownBy(environment::given).hasMessage("no room");
        assertThatThrownBy(environment::given).hasMessage("no room");
        environment.end();

        assertThat(done).containsExactly("made");
    }

    @Test
    void whatCouldNotBeRemovedIsTriedAgainAtTheEndAndTold() {
        environment.given();
        removingFails = Optional.of(failure("no answer"));
        assertThatThrownBy(environment::remove).hasMessage("no answer");
        environment.end();
        assertThat(done).containsExactly("made", "removed", "removed", "told no answer");

        removingFails = Optional.empty();
        environment.end();
        assertThat(environment.isEnded()).isTrue();
    }

    @Override
    public Given make() {
        begun.countDown();
        try {
            mayEnd.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        done.add("made");
        makingFails.ifPresent(failure -> {
            throw failure;
        });
        Created created = new Created(
                new Environment(NAME.value(), Environment.State.READY, List.of()),
                EnvVars.NONE,
                false,
                Optional.empty());
        return new Given(NAME, created, files().claim(directory, APP, NAME).orElseThrow(), "api");
    }

    @Override
    public void remove(Given given) {
        done.add("removed");
        removingFails.ifPresent(failure -> {
            throw failure;
        });
    }

    @Override
    public void tell(ForkStackException failure) {
        done.add("told " + failure.getMessage());
    }

    private BuildFiles files() {
        return new BuildFiles(directory.resolve("builds"), directory.resolve("locks"));
    }

    private static ForkStackException failure(String message) {
        return new ForkStackException(ForkStackException.Kind.UNAVAILABLE, message, "Wait.");
    }
}
