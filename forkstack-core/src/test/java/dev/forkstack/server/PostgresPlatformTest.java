package dev.forkstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.ForkStackException;
import org.junit.jupiter.api.Test;
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
        "Linux, x86_64, false, linux-amd64",
        "Linux, arm64, false, linux-arm64v8",
        "Mac OS X, arm64, false, darwin-arm64v8",
        "Windows 11, amd64, false, windows-amd64",
        "Windows Server 2025, x86_64, false, windows-amd64",
        "Windows 11, aarch64, false, windows-amd64"
    })
    void everyPlatformWithBinariesIsTold(String os, String arch, boolean musl, String id) {
        assertThat(PostgresPlatform.of(os, arch, musl).id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, aarch64, true",
        "Linux, arm, false",
        "Linux, i386, false",
        "Linux, ppc64le, false",
        "Linux, s390x, false",
        "Linux, riscv64, false",
        "Windows 10, x86, false",
        "FreeBSD, amd64, false",
        "SunOS, sparcv9, false",
        "AIX, ppc64, false"
    })
    void whatHasNoBinariesIsRefusedWithARemedy(String os, String arch, boolean musl) {
        assertThatThrownBy(() -> PostgresPlatform.of(os, arch, musl))
                .isInstanceOf(ForkStackException.class)
                .hasMessageContaining(os + " on " + arch)
                .hasFieldOrPropertyWithValue("kind", ForkStackException.Kind.CONFIGURATION)
                .satisfies(e -> assertThat(((ForkStackException) e).remedy()).contains("sqlite", "postgres"));
    }

    @Test
    void everyPlatformHasAPinnedChecksumAndNoOtherHas() {
        assertThat(PostgresBinaries.checksums().stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(PostgresPlatform.BUILT);
    }
}
