package dev.forkstack.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ExclusiveLockTest {

    @TempDir
    Path directory;

    @Test
    void makesItsDirectoriesAndTellsNobodyWhereNobodyWaits() throws Exception {
        Path file = directory.resolve("a/b/lock");
        AtomicInteger told = new AtomicInteger();

        ExclusiveLock.acquire(file, told::incrementAndGet).close();
        ExclusiveLock.acquire(file, told::incrementAndGet).close();

        assertThat(file).exists();
        assertThat(told).hasValue(0);
    }

    @Test
    void canBeLookedAtWithoutBeingTakenOrMade() throws Exception {
        assertThat(ExclusiveLock.isHeld(file())).isFalse();
        assertThat(file()).doesNotExist();
        try (ExclusiveLock lock = ExclusiveLock.acquire(file(), () -> {})) {
            assertThat(ExclusiveLock.isHeld(file())).isTrue();
            assertThat(CompletableFuture.supplyAsync(() -> held(file())).get()).isTrue();
        }
        assertThat(ExclusiveLock.isHeld(file())).isFalse();
        ExclusiveLock.acquire(file(), () -> {}).close();
    }

    private static boolean held(Path file) {
        try {
            return ExclusiveLock.isHeld(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void oneThreadAtATimeHoldsIt() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Future<Object>> all = threads.invokeAll(IntStream.range(0, 40)
                .<java.util.concurrent.Callable<Object>>mapToObj(i -> () -> {
                    try (ExclusiveLock lock = ExclusiveLock.acquire(file(), () -> {})) {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Thread.sleep(1);
                        inside.decrementAndGet();
                    }
                    return null;
                })
                .toList());
        for (Future<Object> one : all) {
            one.get();
        }
        threads.shutdown();

        assertThat(most).hasValue(1);
    }

    @Test
    void whoWaitsForAThreadIsToldOnceAndEndsOnInterrupt() throws Exception {
        AtomicInteger told = new AtomicInteger();
        try (ExclusiveLock lock = ExclusiveLock.acquire(file(), () -> {})) {
            interruptedWaiter(told);
        }
        assertThat(told).hasValue(1);
        ExclusiveLock.acquire(file(), told::incrementAndGet).close();
        assertThat(told).hasValue(1);
    }

    @Test
    void whoWaitsForAProcessIsToldOnceAndEndsOnInterrupt() throws Exception {
        AtomicInteger told = new AtomicInteger();
        Process holder = holder();
        try {
            assertThat(ExclusiveLock.isHeld(file())).isTrue();
            interruptedWaiter(told);
        } finally {
            holder.destroyForcibly().waitFor();
        }
        assertThat(told).hasValue(1);
    }

    @Test
    void theSystemFreesItWhenItsHolderIsKilled() throws Exception {
        Process holder = holder();
        CountDownLatch waits = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Boolean> waiter = thread.submit(() -> {
            try (ExclusiveLock lock = ExclusiveLock.acquire(file(), waits::countDown)) {
                return lock != null;
            }
        });
        assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(100);
        assertThat(waiter.isDone()).isFalse();

        holder.destroyForcibly(); // SIGKILL

        assertThat(waiter.get(20, TimeUnit.SECONDS)).isTrue();
        thread.shutdown();
    }

    @Test
    void twoProcessesOfWhichEachWaitsForTheOtherAreNoDeadlockWhereOtherThreadsHoldTheLocks() throws Exception {
        Path other = directory.resolve("other");
        ExclusiveLock ours = ExclusiveLock.acquire(file(), () -> {});
        Process process = holder(other, file());
        assertThat(process.inputReader().readLine()).isEqualTo("waits");
        Thread.sleep(100); // into the wait itself
        CountDownLatch waits = new CountDownLatch(1);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<Boolean> waiter = thread.submit(() -> {
            try (ExclusiveLock lock = ExclusiveLock.acquire(other, waits::countDown)) {
                return lock != null;
            }
        });
        assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(100);
        assertThat(waiter.isDone()).isFalse();

        ours.close();

        assertThat(waiter.get(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.waitFor()).isZero();
        thread.shutdown();
    }

    @Test
    void aFailedAttemptLeavesNobodyLockedOut() throws Exception {
        Path notAFile = Files.createDirectory(directory.resolve("not-a-file"));

        assertThatThrownBy(() -> ExclusiveLock.acquire(notAFile, () -> {})).isInstanceOf(IOException.class);
        Files.delete(notAFile);

        ExecutorService other = Executors.newSingleThreadExecutor();
        Future<Object> second = other.submit(() -> {
            ExclusiveLock.acquire(notAFile, () -> {}).close();
            return null;
        });
        assertThat(second.get(20, TimeUnit.SECONDS)).isNull();
        other.shutdown();
    }

    private void interruptedWaiter(AtomicInteger told) throws InterruptedException {
        CountDownLatch waits = new CountDownLatch(1);
        Throwable[] thrown = new Throwable[1];
        Thread waiter = new Thread(() -> {
            try (ExclusiveLock lock = ExclusiveLock.acquire(file(), () -> {
                told.incrementAndGet();
                waits.countDown();
            })) {
                thrown[0] = new AssertionError("got the lock");
            } catch (IOException | InterruptedException e) {
                thrown[0] = e;
            }
        });
        waiter.start();
        assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
        Thread.sleep(100); // into the wait itself
        waiter.interrupt();
        waiter.join(20_000);

        assertThat(thrown[0]).isInstanceOf(InterruptedException.class);
    }

    private Process holder() throws IOException {
        return holder(file());
    }

    private static Process holder(Path... files) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Holder.class.getName()));
        for (Path file : files) {
            command.add(file.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        BufferedReader output = process.inputReader();
        assertThat(output.readLine()).isEqualTo("held");
        return process;
    }

    private Path file() {
        return directory.resolve("lock");
    }

    /** Another process: takes the lock, says so, and keeps it until it is killed, or has got a second one. */
    static final class Holder {
        public static void main(String[] arguments) throws Exception {
            try (ExclusiveLock lock = ExclusiveLock.acquire(Path.of(arguments[0]), () -> {})) {
                System.out.println("held");
                if (arguments.length > 1) {
                    ExclusiveLock.acquire(Path.of(arguments[1]), () -> System.out.println("waits"))
                            .close();
                } else {
                    Thread.sleep(60_000);
                }
            }
        }
    }
}
