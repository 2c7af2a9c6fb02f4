package dev.forkstack.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The file that a server writes its log to. */
record ServerLog(Path file) {

    private static final long ROTATED_AT = 10_000_000;
    private static final int READ_AT_MOST = 16_000;
    private static final int LINES = 12;

    /** Puts a long log aside, over the one before; for the time before a start. */
    void rotate() throws IOException {
        if (size() > ROTATED_AT) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** In bytes; 0 if there is none. */
    long size() throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** The last lines of what was written after the first {@code start} bytes. */
    String lastLinesSince(long start) throws IOException {
        if (size() <= start) {
            return "";
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(Math.max(start, channel.size() - READ_AT_MOST));
            ByteBuffer bytes = ByteBuffer.allocate(READ_AT_MOST);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until the buffer is full or the file ends
            }
            List<String> lines = new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        }
    }
}
