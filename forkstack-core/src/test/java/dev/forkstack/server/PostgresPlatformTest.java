package dev.forkstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgresPlatformTest {

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, false, linux-amd64",
        "Linux, amd64, true, linux-amd64-alpine",
        "Linux, aarch64, false, linux-arm64v8",
        "Mac OS X, x86_64, false, darwin-amd64",
        "Mac OS X, aarch64, false, darwin-arm64v8",
        "Windows 11, amd64, false, windows-amd64"
    })
    void everyPlatformWithBinariesIsTold(String os, String arch, boolean musl, String id) {
        assertThat(PostgresPlatform.of(os, arch, musl).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"Linux, aarch64, true", "Linux, riscv64, false", "Windows 11, aarch64, false", "FreeBSD, amd64, false"})
    void whatHasNoBinariesIsRefusedWithARemedy(String os, String arch, boolean musl) {
        assertThatThrownBy(() -> PostgresPlatform.of(os, arch, musl))
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining(os)
                .hasFieldOrPropertyWithValue("kind", ForkStackException.Kind.CONFIGURATION);
    }

    @Test
    void muslIsToldByItsLoaderUnlessGlibcIsThereToo(@TempDir Path root) throws IOException {
        Path lib = Files.createDirectory(root.resolve("lib"));
        assertThat(PostgresPlatform.hasMusl(lib)).isFalse();
        Files.createFile(lib.resolve("ld-musl-x86_64.so.1"));
        assertThat(PostgresPlatform.hasMusl(lib)).isTrue();
        Files.createFile(Files.createDirectory(root.resolve("lib64")).resolve("ld-linux-x86-64.so.2"));
        assertThat(PostgresPlatform.hasMusl(lib)).isFalse();
    }
}
