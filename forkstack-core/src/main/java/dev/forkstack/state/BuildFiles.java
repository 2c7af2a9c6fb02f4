package dev.forkstack.state;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.file.ExclusiveLock;
import dev.forkstack.model.BuildRuns;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The files of the builds that run now, one for each environment: {@code <project>.<environment>.env}. Immutable.
 *
 * @param directory below FORKSTACK_HOME, which is private to its owner
 * @param locks where lock files stand
 */
public record BuildFiles(Path directory, Path locks) {

    private static final String ENDING = ".env";
    private static final int ID_LENGTH = 8;

    /**
     * Claims the name for one build.
     *
     * @param root of the checkout that the build runs in
     * @return empty if a build that runs has it
     */
    public Optional<BuildFile> claim(Path root, ProjectName project, EnvironmentName name) {
        return reaching(() -> {
            String title = project + "." + name;
            BuildRuns runs = new BuildRuns(id());
            return claim(title)
                    .map(claim -> new BuildFile(
                            name, directory.resolve(title + ENDING), claim, runs, new Workspace(root, locks)));
        });
    }

    /** Environments of this project whose build has died without removing them, as far as their files tell. */
    public List<EnvironmentName> dead(ProjectName project) {
        String prefix = project + ".";
        return reaching(() -> titles().stream()
                .filter(title -> title.startsWith(prefix))
                .filter(this::isDead)
                .map(title -> new EnvironmentName(title.substring(prefix.length())))
                .toList());
    }

    private boolean isDead(String title) {
        Optional<BuildClaim> claim = reaching(() -> claim(title));
        claim.ifPresent(free -> reaching(() -> {
            free.close();
            return free;
        }));
        return claim.isPresent();
    }

    private List<String> titles() throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ENDING))
                    .map(name -> name.substring(0, name.length() - ENDING.length()))
                    .sorted()
                    .toList();
        }
    }

    private Optional<BuildClaim> claim(String title) throws IOException {
        return BuildClaim.on(locks.resolve("build." + title + ".lock"));
    }

    /** Tells the builds of this home from those of others. */
    private String id() throws IOException, InterruptedException {
        Path file = directory.resolve("id");
        try (ExclusiveLock lock = ExclusiveLock.acquire(locks.resolve("builds.lock"), () -> {})) {
            if (!Files.exists(file)) {
                Files.createDirectories(directory);
                AtomicFile.writePrivate(file, UUID.randomUUID().toString().substring(0, ID_LENGTH) + "\n");
            }
            return Files.readString(file).strip();
        }
    }

    private interface Reach<T> {
        T run() throws IOException, InterruptedException;
    }

    private <T> T reaching(Reach<T> action) {
        try {
            return Objects.requireNonNull(action.run());
        } catch (IOException e) {
            throw new ForkStackException(
                    Kind.LOCAL_STATE,
                    "The files of builds cannot be reached: " + e,
                    "Make " + directory + " writable, or set FORKSTACK_HOME to a directory that is.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ForkStackException(Kind.UNAVAILABLE, "Interrupted.", "Run the build again.", e);
        }
    }
}
