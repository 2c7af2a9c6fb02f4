package dev.forkstack.spi;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Resource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several threads, several processes, and one that is told to stop. */
interface SimultaneityContract extends ContractStage {

    /** After this, nothing comes to stand any more that a call has begun which ended. */
    Duration LATE = Duration.ofMillis(300);

    /** When a call is interrupted, in milliseconds: at its beginning and in the middle of this or that. */
    List<Integer> MOMENTS = List.of(0, 10, 50, 200);

    Duration LONGEST_END = Duration.ofSeconds(30);

    @Test
    default void tenEnvironmentsAreMadeAtOnce() throws Exception {
        service().write(source().values(), "shared");
        List<String> names = IntStream.range(0, 10).mapToObj(i -> "e" + i).toList();

        List<Resource> made = atOnce(names.stream()
                .map(name -> (Callable<Resource>) () -> make(name))
                .toList());

        assertThat(made).extracting(Resource::id).doesNotHaveDuplicates();
        for (int i = 0; i < names.size(); i++) {
            assertThat(app().find(names.get(i))).hasValue(made.get(i));
            assertThat(service().read(app().connect(names.get(i)))).contains("shared");
        }
        assertThat(listed()).hasSize(names.size());
    }

    @Test
    default void twoRunsAtOnceMakeOne() throws Exception {
        Resource source = source().resource();
        TestedProject again = reopened();
        for (String env : List.of("a", "b", "c", "d", "e")) {
            List<Resource> made = atOnce(List.of(
                    () -> app().fork(source, app().mark(env)),
                    () -> again.fork(source, again.mark(env).by("run-2"))));

            assertThat(made.get(0).id()).isEqualTo(made.get(1).id());
            assertThat(listed())
                    .filteredOn(listed -> listed.name().equals(made.get(0).name()))
                    .hasSize(1);
        }
    }

    @Test
    default void anInterruptedCreateEndsAndLeavesNothingThatDeleteDoesNotRemove() throws Exception {
        source();
        for (int millis : MOMENTS) {
            FutureTask<Resource> making = new FutureTask<>(() -> make("alice"));
            Thread run = new Thread(making);
            run.start();
            Thread.sleep(millis);
            run.interrupt();
            run.join(LONGEST_END.toMillis());

            assertThat(run.isAlive()).as("still at work after " + LONGEST_END).isFalse();
            assertEndedWell(making);
            assertDeletable("alice");
            Thread.sleep(LATE.toMillis());
            assertThat(app().find("alice")).isEmpty();
            assertThat(listed()).isEmpty();
            assertThat(credentials("alice")).isZero();
        }
    }

    @Test
    default void whoIsInterruptedAlreadyFailsAndStaysInterrupted() {
        source();
        try {
            Thread.currentThread().interrupt();
            assertThat(failure(() -> make("alice")).kind()).isEqualTo(ForkStackException.Kind.UNAVAILABLE);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
        assertDeletable("alice");
    }

    @Test
    default void anInterruptEndsOneCallAndNoOther() throws Exception {
        source();
        for (int millis : MOMENTS) {
            FutureTask<Resource> undisturbed = new FutureTask<>(() -> make("alice" + millis));
            FutureTask<Resource> disturbed = new FutureTask<>(() -> make("bob" + millis));
            new Thread(undisturbed).start();
            Thread run = new Thread(disturbed);
            run.start();
            Thread.sleep(millis);
            run.interrupt();

            Resource made = undisturbed.get();
            assertEndedWell(disturbed);
            assertThat(app().find("alice" + millis)).hasValue(made);
        }
    }

    private void assertDeletable(String env) {
        app().find(env).ifPresent(left -> app().provider.delete(app().claim(env, left)));
        assertThat(app().find(env)).isEmpty();
    }

    /** It may have been finished before it was interrupted. */
    private static void assertEndedWell(FutureTask<Resource> making) throws InterruptedException {
        try {
            making.get();
        } catch (ExecutionException e) {
            assertThat(e.getCause()).isInstanceOf(ForkStackException.class);
        }
    }

    private static <T> List<T> atOnce(List<Callable<T>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        CyclicBarrier start = new CyclicBarrier(calls.size());
        try {
            List<Callable<T>> together = calls.stream()
                    .map(call -> (Callable<T>) () -> {
                        start.await();
                        return call.call();
                    })
                    .toList();
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(together, 5, TimeUnit.MINUTES)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
