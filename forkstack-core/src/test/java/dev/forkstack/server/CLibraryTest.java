package dev.forkstack.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CLibraryTest {

    private static final String GLIBC = "7f0e-7f0f r-xp 00000000 fe:00 1 /usr/lib/x86_64-linux-gnu/libc.so.6\n";
    private static final String MUSL = "7f0e-7f0f r-xp 00000000 fe:00 1 /lib/ld-musl-x86_64.so.1\n";

    @TempDir
    Path root;

    private Path lib;

    @BeforeEach
    void makeDirectories() throws IOException {
        lib = Files.createDirectory(root.resolve("lib"));
    }

    @Test
    void whatThisJvmWasLoadedWithDecides() throws IOException {
        put("lib/ld-musl-x86_64.so.1");
        assertThat(isMusl(GLIBC)).as("Debian with musl beside it").isFalse();
        put("lib/ld-linux-x86-64.so.2");
        assertThat(isMusl(MUSL)).as("Alpine with glibc's loader").isTrue();
    }

    @Test
    void whereThatCannotBeReadTheLoadersDo() throws IOException {
        assertThat(CLibrary.isMusl(root.resolve("absent"), lib)).isFalse();
        put("lib/ld-musl-aarch64.so.1");
        assertThat(CLibrary.isMusl(root.resolve("absent"), lib)).isTrue();
        put("lib64/ld-linux-x86-64.so.2");
        assertThat(CLibrary.isMusl(root.resolve("absent"), lib)).isFalse();
    }

    @Test
    void aSystemWithoutEitherHasNone() {
        assertThat(CLibrary.isMusl(root.resolve("absent"), root.resolve("none")))
                .isFalse();
    }

    private boolean isMusl(String mapped) throws IOException {
        return CLibrary.isMusl(Files.writeString(root.resolve("maps"), mapped), lib);
    }

    private void put(String file) throws IOException {
        Files.createDirectories(root.resolve(file).getParent());
        Files.createFile(root.resolve(file));
    }
}
