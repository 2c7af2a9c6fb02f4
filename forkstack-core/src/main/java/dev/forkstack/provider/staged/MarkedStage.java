package dev.forkstack.provider.staged;

import dev.forkstack.file.FileTree;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A stage whose resources are directories with a mark in a file: they come, go and are found as those do. */
public interface MarkedStage extends Stage {

    MarkedDirectories directories();

    @Override
    default Optional<Resource> find(String name) throws IOException {
        return directories().find(name);
    }

    @Override
    default Path newStaging() throws IOException {
        return directories().newStaging();
    }

    @Override
    default void publish(Path staged, String name, Mark mark) throws IOException {
        directories().publish(staged, name, mark);
    }

    @Override
    default void discard(Path staged) throws IOException {
        FileTree.delete(staged);
    }

    @Override
    default void writeMark(Resource resource, Mark mark) throws IOException {
        directories().writeMark(resource.name(), mark);
    }

    @Override
    default void remove(Resource resource) throws IOException {
        directories().remove(resource.name());
    }

    @Override
    default void sweep() throws IOException {
        directories().sweep();
    }

    @Override
    default List<String> leftovers() throws IOException {
        return directories().leftovers();
    }
}
