package dev.forkstack.provider.sqlite;

import dev.forkstack.file.AtomicFile;
import dev.forkstack.file.OwnerOnly;
import dev.forkstack.http.PercentEncoding;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A database file and what SQLite keeps beside it. Immutable. */
record SqliteFile(Path path) {

    static final String SUFFIX = ".db";
    static final String WAL = "-wal";
    private static final List<String> BESIDE = List.of(WAL, "-shm", "-journal");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./~-]*");

    /** SQLite's own form of a file name, which its tools and most libraries take: {@code file:/home/jo/shop.db}. */
    String url() {
        return "file:" + (slashed().startsWith("/") ? "" : "/")
                + Arrays.stream(slashed().split("/"))
                        .map(part -> PercentEncoding.of(part).replace("%3A", ":"))
                        .collect(Collectors.joining("/"));
    }

    /** The driver takes a plain name as it stands, so that what has other characters goes as SQLite's own form. */
    String jdbcUrl() {
        return "jdbc:sqlite:" + (PLAIN.matcher(slashed()).matches() ? slashed() : url());
    }

    /** {@code shop-alice} of {@code shop-alice.db}. */
    String name() {
        String file = path.getFileName().toString();
        return file.endsWith(SUFFIX) ? file.substring(0, file.length() - SUFFIX.length()) : file;
    }

    Path beside(String suffix) {
        return path.resolveSibling(path.getFileName() + suffix);
    }

    /** The database that such a file beside one belongs to; the file itself if it is none. */
    static SqliteFile of(Path file) {
        String name = file.getFileName().toString();
        return BESIDE.stream()
                .filter(name::endsWith)
                .findFirst()
                .map(suffix -> new SqliteFile(file.resolveSibling(name.substring(0, name.length() - suffix.length()))))
                .orElseGet(() -> new SqliteFile(file));
    }

    /** What belongs to a database that was here before would be taken for the next one's. */
    void deleteBeside() throws IOException {
        for (String suffix : BESIDE) {
            Files.deleteIfExists(beside(suffix));
        }
    }

    /** What stands in it and in its log. */
    long bytes() throws IOException {
        return Files.size(path) + (Files.exists(beside(WAL)) ? Files.size(beside(WAL)) : 0);
    }

    void delete() throws IOException {
        Files.deleteIfExists(path);
        deleteBeside();
    }

    /** Nobody has it open; everything of it stands in the one file. */
    void moveTo(SqliteFile target) throws IOException {
        if (Files.exists(beside(WAL)) && Files.size(beside(WAL)) > 0) {
            throw new IOException(path + " was left with a log that belongs to it");
        }
        OwnerOnly.file(path);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        target.deleteBeside();
        Files.move(path, target.path, StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.syncDirectory(Objects.requireNonNull(target.path.getParent(), "a file stands in a directory"));
    }

    private String slashed() {
        return path.toString().replace('\\', '/');
    }
}
