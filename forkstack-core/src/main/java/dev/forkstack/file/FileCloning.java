package dev.forkstack.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Whether a file system copies files by sharing their blocks, found out by trying. */
public final class FileCloning {

    private FileCloning() {}

    /** @param directory an existing directory in which this process may write */
    public static boolean worksIn(Path directory) {
        String system = System.getProperty("os.name");
        try {
            if (system.startsWith("Mac")) {
                return Files.getFileStore(directory).type().equals("apfs");
            }
            return system.equals("Linux") && clones(directory);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean clones(Path directory) throws IOException, InterruptedException {
        Path from = Files.createTempFile(directory, ".clone-", ".from");
        Path to = from.resolveSibling(from.getFileName() + ".to");
        try {
            Files.write(from, new byte[8192]);
            return Program.run(
                            List.of("cp", "--reflink=always", from.toString(), to.toString()),
                            directory,
                            Duration.ofSeconds(10))
                    .succeeded();
        } finally {
            Files.deleteIfExists(from);
            Files.deleteIfExists(to);
        }
    }
}
