package dev.forkstack.provider.staged;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.file.DirectoryId;
import dev.forkstack.file.FileTree;
import dev.forkstack.model.Mark;
import dev.forkstack.model.MarkJson;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.ProjectName;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Directories of one project, each with its mark in a file beside it. A directory's id is its name and a word of its own, so
 * that a mark proves nothing for another directory that stands there meanwhile. Thread-safe as far as {@link Stage} asks.
 */
public final class MarkedDirectories {

    private static final String STAGING = "forkstack-tmp-";

    private final ResourceKind kind;
    private final ProjectName project;
    private final Places places;

    /** Where they stand. */
    public interface Places {

        Path directory(String name);

        Path mark(String name);

        /** Of what has this name as a mark; empty for every other file. */
        Optional<String> marked(Path file);

        /** Where marks lie. */
        Path marks();

        /** Where resources are made, on the same file system. */
        Path staging();

        /** What every name there begins with, so that it is not seen. */
        String hidden();

        /** Removes what belongs to a name that no directory has. */
        void forget(String name) throws IOException;
    }

    public MarkedDirectories(ResourceKind kind, ProjectName project, Places places) {
        this.kind = kind;
        this.project = project;
        this.places = places;
    }

    /** Whatever has this name is found; what is no directory, or a link to one, carries no mark. */
    public Optional<Resource> find(String name) throws IOException {
        Path directory = places.directory(name);
        if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        boolean isOne = Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
        String id = name + "/" + (isOne ? DirectoryId.of(directory) : Optional.<String>empty()).orElse("unnumbered");
        return Optional.of(Resource.of(kind, name, id, isOne ? mark(name, id) : Optional.empty()));
    }

    private Optional<Mark> mark(String name, String id) throws IOException {
        try {
            return MarkJson.read(Files.readString(places.mark(name)), id);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    public Path newStaging() throws IOException {
        Files.createDirectories(places.staging());
        return Files.createDirectory(staged(DirectoryId.word()));
    }

    public void publish(Path staged, String name, Mark mark) throws IOException {
        Path directory = places.directory(name);
        places.forget(name);
        writeMark(name, mark.on(name + "/" + DirectoryId.give(staged)));
        Files.createDirectories(directory.getParent());
        Files.move(staged, directory, StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.syncDirectory(directory.getParent());
    }

    public void writeMark(String name, Mark mark) throws IOException {
        Files.createDirectories(places.marks());
        Files.createDirectories(places.staging());
        if (Files.isSymbolicLink(places.mark(name))) {
            Files.delete(
                    places.mark(name)); // a checkout can carry a link, and what that leads to is not ours to replace
        }
        AtomicFile.writePrivate(places.mark(name), MarkJson.write(mark) + "\n", unfinishedFile());
    }

    public void remove(String name) throws IOException {
        Files.createDirectories(places.staging());
        Path away = staged(DirectoryId.word());
        try {
            Files.move(places.directory(name), away, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            // Somebody was here before; what is left goes all the same.
        }
        places.forget(name);
        Files.deleteIfExists(places.mark(name));
        FileTree.delete(away);
    }

    public void sweep() throws IOException {
        for (String left : leftovers()) {
            FileTree.delete(places.staging().resolve(left));
        }
        for (Path file : children(places.marks())) {
            Optional<String> name = places.marked(file);
            if (name.isPresent()
                    && !Files.exists(places.directory(name.get()), LinkOption.NOFOLLOW_LINKS)
                    && MarkFile.isOf(project, file)) {
                places.forget(name.get());
                Files.deleteIfExists(file);
            }
        }
    }

    /** What runs of this project have in staging; while nobody holds the lock, they are dead. */
    public List<String> leftovers() throws IOException {
        return children(places.staging()).stream()
                .map(left -> left.getFileName().toString())
                // The random part has no hyphen, so that project `app` does not take `app-web`'s for its own.
                .filter(name -> name.startsWith(prefix()) && name.indexOf('-', prefix().length()) < 0)
                .toList();
    }

    /** A mark or key that is being written, in the place that is swept; one at a time, because the lock is held. */
    public Path unfinishedFile() {
        return staged("file");
    }

    private Path staged(String word) {
        return places.staging().resolve(prefix() + word);
    }

    private String prefix() {
        return places.hidden() + STAGING + project + "-";
    }

    /** What is in a directory, sorted; nothing if there is none. */
    public static List<Path> children(Path directory) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(directory)) {
            stream.forEach(children::add);
        } catch (NoSuchFileException e) {
            return List.of();
        }
        children.sort(null);
        return children;
    }
}
