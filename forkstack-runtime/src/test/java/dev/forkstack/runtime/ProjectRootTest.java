package dev.forkstack.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectRootTest {

    @TempDir
    Path top;

    private Path middle;
    private Path start;

    @BeforeEach
    void makesThreeLevels() throws IOException {
        middle = top.resolve("middle");
        start = Files.createDirectories(middle.resolve("start"));
    }

    @Test
    void isTheStartWhereNothingNamesAnother() {
        assertThat(ProjectRoot.of(start)).isEqualTo(start);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forkstack.toml", ".forkstack.toml", ".current-env", ".mvn", ".git"})
    void isTheNearestAncestorWithASign(String sign) throws IOException {
        Files.createFile(top.resolve(sign));
        Files.createFile(middle.resolve(sign));

        assertThat(ProjectRoot.of(start)).isEqualTo(middle);
        assertThat(ProjectRoot.of(top)).isEqualTo(top);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forkstack.toml", ".forkstack.toml", ".current-env"})
    void aFileOfOursFurtherUpWinsOverMavensAndGits(String sign) throws IOException {
        Files.createFile(top.resolve(sign));
        Files.createDirectory(middle.resolve(".mvn"));
        Files.createDirectory(start.resolve(".git"));

        assertThat(ProjectRoot.of(start)).isEqualTo(top);
    }

    @Test
    void theNearerOfOurFilesWinsWhicheverItIs() throws IOException {
        Files.createFile(top.resolve("forkstack.toml"));
        Files.createFile(middle.resolve(".current-env"));

        assertThat(ProjectRoot.of(start)).isEqualTo(middle);
    }

    @Test
    void mavensDirectoryFurtherUpWinsOverGits() throws IOException {
        Files.createDirectory(top.resolve(".mvn"));
        Files.createDirectory(start.resolve(".git"));

        assertThat(ProjectRoot.of(start)).isEqualTo(top);
    }

    @Test
    void aLinkedWorkTreeHasAFileInPlaceOfGitsDirectory() throws IOException {
        Files.createDirectory(top.resolve(".git"));
        Files.writeString(middle.resolve(".git"), "gitdir: elsewhere\n");

        assertThat(ProjectRoot.of(start)).isEqualTo(middle);
    }

    @Test
    void isAbsoluteAndWithoutDotsHoweverTheStartIsWritten() throws IOException {
        Files.createFile(top.resolve("forkstack.toml"));

        assertThat(ProjectRoot.of(start.resolve("..").resolve("nowhere"))).isEqualTo(top);
        assertThat(ProjectRoot.of(Path.of(""))).isAbsolute();
    }
}
