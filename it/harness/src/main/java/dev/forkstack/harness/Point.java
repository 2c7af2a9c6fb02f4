package dev.forkstack.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A call that changes a file or talks to a server.
 *
 * @param number over all threads of the process, from 1 on
 * @param call create, write, rename, unlink, fsync, connect, send and the like
 * @param where the file, or the server's address
 */
record Point(long number, String call, String where, String thread) {

    /** Of a process that has ended. */
    static List<Point> read(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readString(file, StandardCharsets.ISO_8859_1)
                        .lines()
                        .map(line -> line.split("\t", 4))
                        .filter(fields -> fields.length == 4)
                        .map(f -> new Point(Long.parseLong(f[0]), f[1], f[2], f[3]))
                        .toList()
                : List.of();
    }

    @Override
    public String toString() {
        return number + " " + call + " " + where + " (" + thread + ")";
    }
}
