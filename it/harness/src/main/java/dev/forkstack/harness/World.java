package dev.forkstack.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Everything that a verb can leave behind, each as a line: databases, roles, buckets, keys, marks, unfinished things. */
record World(SortedSet<String> things) {

    static World of(Stand stand) throws IOException, SQLException {
        SortedSet<String> things = new TreeSet<>();
        stand.admin()
                .column("SELECT 'database ' || datname || ' ' || coalesce(shobj_description(oid, 'pg_database'), '')"
                        + " || ' ' || datallowconn || ' ' || pg_get_userbyid(datdba) FROM pg_database")
                .forEach(things::add);
        stand.admin()
                .column("SELECT 'role ' || rolname || ' ' || rolsuper || rolcanlogin || rolcreatedb || rolcreaterole"
                        + " || ' ' || md5(coalesce(rolpassword, '')) FROM pg_authid")
                .forEach(things::add);
        things.addAll(stand.databases().things());
        things.addAll(stand.buckets().things());
        Path s3 = stand.home().resolve("s3");
        children(s3.resolve("buckets")).forEach(path -> things.add("bucket " + path.getFileName()));
        children(s3.resolve("staging")).forEach(path -> things.add("staging " + path.getFileName()));
        for (String directory : List.of("keys", "marks")) {
            for (Path file : children(s3.resolve(directory))) {
                things.add(directory + " " + file.getFileName() + " " + oneLine(file));
            }
        }
        leftovers(stand.root()).forEach(things::add);
        leftovers(stand.home()).forEach(things::add);
        return new World(things);
    }

    /** What is here and not there, and the other way round, in words. */
    List<String> differences(World before) {
        List<String> differences = new ArrayList<>();
        things.stream().filter(thing -> !before.things.contains(thing)).forEach(t -> differences.add("left: " + t));
        before.things.stream().filter(thing -> !things.contains(thing)).forEach(t -> differences.add("lost: " + t));
        return differences;
    }

    /** What only a run that goes on may have, and what was not there before. */
    List<String> unfinished(World before) {
        return things.stream()
                .filter(thing ->
                        thing.startsWith("leftover") || thing.startsWith("staging") || thing.contains("forkstack-tmp"))
                .filter(thing -> !before.things.contains(thing))
                .toList();
    }

    static SortedSet<String> leftovers(Path top) throws IOException {
        SortedSet<String> found = new TreeSet<>();
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes a) {
                String name = directory.getFileName().toString();
                add(name, directory);
                return List.of("data", "buckets").contains(name) || name.startsWith("postgres-18.")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                add(file.getFileName().toString(), file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                return FileVisitResult.CONTINUE; // gone since it was listed
            }

            private void add(String name, Path path) {
                if (name.contains("tmp")
                        || name.startsWith(".unpacking")
                        || name.startsWith("data.new")
                        || name.startsWith(".output")
                        || name.startsWith(".server")) {
                    found.add("leftover " + top.relativize(path));
                }
            }
        });
        return found;
    }

    private static String oneLine(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1)
                .strip()
                .replace('\n', ' ');
    }

    private static List<Path> children(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        }
    }
}
