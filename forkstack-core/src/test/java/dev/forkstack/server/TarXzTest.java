package dev.forkstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class TarXzTest {

    @TempDir
    Path temporary;

    private Path target;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private TarArchiveOutputStream tar;

    @BeforeEach
    void begin() throws IOException {
        target = Files.createDirectory(temporary.resolve("target"));
        tar = new TarArchiveOutputStream(new XZOutputStream(bytes, new LZMA2Options(0)));
    }

    @Test
    void filesKeepTheirModesAndLinksStayLinks() throws IOException {
        file("bin/run", 0755);
        file("share/text", 0640);
        link("lib/libx.so", "libx.so.1");
        unpack();

        assertThat(target.resolve("bin/run")).isExecutable().hasContent("content");
        assertThat(Files.getPosixFilePermissions(target.resolve("share/text")).toString())
                .contains("OWNER_READ", "OWNER_WRITE", "GROUP_READ")
                .doesNotContain("OTHERS", "EXECUTE");
        assertThat(Files.readSymbolicLink(target.resolve("lib/libx.so"))).isEqualTo(Path.of("libx.so.1"));
    }

    @Test
    void aNameThatLeadsOutIsRefused() throws IOException {
        file("../outside", 0644);

        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining("leads out");
        assertThat(temporary.resolve("outside")).doesNotExist();
    }

    @Test
    void aLinkThatLeadsOutIsRefused() throws IOException {
        link("lib/x", "../../outside");

        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining("leads out");
    }

    @Test
    void aFileBehindALinkThatLeadsOutIsRefused() throws IOException {
        Files.createDirectory(temporary.resolve("elsewhere"));
        Files.createSymbolicLink(target.resolve("lib"), temporary.resolve("elsewhere"));
        file("lib/x", 0644);

        assertThatThrownBy(this::unpack).isInstanceOf(IOException.class).hasMessageContaining("leads out");
        assertThat(temporary.resolve("elsewhere/x")).doesNotExist();
    }

    @Test
    void anArchiveThatIsCutShortFails() throws IOException {
        file("bin/run", 0755);
        tar.close();
        byte[] whole = bytes.toByteArray();

        assertThatThrownBy(
                        () -> TarXz.unpack(new ByteArrayInputStream(Arrays.copyOf(whole, whole.length - 20)), target))
                .isInstanceOf(IOException.class);
    }

    private void unpack() throws IOException {
        tar.close();
        TarXz.unpack(new ByteArrayInputStream(bytes.toByteArray()), target);
    }

    private void file(String name, int mode) throws IOException {
        byte[] content = "content".getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry(name, true);
        entry.setMode(mode);
        entry.setSize(content.length);
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
    }

    private void link(String name, String to) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
        entry.setLinkName(to);
        tar.putArchiveEntry(entry);
        tar.closeArchiveEntry();
    }
}
