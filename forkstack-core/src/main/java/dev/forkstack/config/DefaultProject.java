package dev.forkstack.config;

import dev.forkstack.model.Origin;
import dev.forkstack.model.Setting;
import dev.forkstack.state.GitWorkTree;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** What a project is called that nobody gave a name. Immutable. */
record DefaultProject(Path root, Optional<String> artifactId) {

    /** The main work tree's name, not this checkout's: all work trees of a project share its environments. */
    Setting find() {
        return named("the root POM's artifactId", () -> artifactId.or(() -> RootPom.artifactId(root)))
                .or(() -> named(
                        "the main work tree's name",
                        () -> new GitWorkTree(root)
                                .mainWorkTree()
                                .map(Path::getFileName)
                                .map(Path::toString)))
                .or(() -> named(
                        "the directory's name",
                        () -> Optional.ofNullable(root.getFileName()).map(Path::toString)))
                .orElseGet(() -> setting("nothing has a name here", "project"));
    }

    private static Optional<Setting> named(String rule, Supplier<Optional<String>> text) {
        return text.get().map(found -> setting(rule, found));
    }

    private static Setting setting(String rule, String text) {
        return new Setting(ConfigKeys.PROJECT, text, Origin.byDefault(rule));
    }
}
