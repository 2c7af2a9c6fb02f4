package dev.forkstack.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.Secret;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFileTest {

    @Test
    void whoeverComesAtOnceGetsTheSame(@TempDir Path directory) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 20; round++) {
                SecretFile file = new SecretFile(directory.resolve(round + "/a.password"));
                List<Callable<Secret>> all = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    all.add(file::readOrMake);
                }
                Set<Secret> seen = new HashSet<>();
                for (Future<Secret> each : threads.invokeAll(all)) {
                    seen.add(each.get());
                }
                assertThat(seen).containsExactly(file.read());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
