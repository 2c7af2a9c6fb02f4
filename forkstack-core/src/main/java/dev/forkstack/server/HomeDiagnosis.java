package dev.forkstack.server;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What {@code doctor} looks at in {@code FORKSTACK_HOME}: who can read it, and how much room is left. Immutable. */
public record HomeDiagnosis(UserHome home) {

    private static final long SCARCE = 1_000_000_000L;
    private static final long FULL = 100_000_000L;

    /** Passwords of roles, keys of buckets, tokens of services; what else is there holds no secret. */
    private static final Pattern SECRET = Pattern.compile(".*\\.(password|properties|json)");

    /** Of a home that nobody has made yet there is nothing to say. */
    public List<Observation> observe() {
        if (!Files.isDirectory(home.directory())) {
            return List.of();
        }
        List<Observation> observations = new ArrayList<>();
        observations.add(room());
        try {
            if (isOpen(home.directory())) {
                observations.add(
                        open(List.of(home.directory()), "rwx------", home.directory() + " can be read by others"));
            }
            List<Path> secrets = openSecrets();
            if (!secrets.isEmpty()) {
                observations.add(open(
                        secrets,
                        "rw-------",
                        secrets.size() == 1
                                ? secrets.get(0) + " holds a secret and can be read by others"
                                : secrets.size() + " files with secrets below " + home.directory()
                                        + " can be read by others, " + secrets.get(0) + " for one"));
            }
        } catch (IOException e) {
            observations.add(Observation.of(Finding.problem(
                    home.directory() + " cannot be looked at: " + e, "Make it readable for yourself.")));
        } catch (UnsupportedOperationException e) {
            // A file system without such permissions, as on Windows, has nothing to mend here.
        }
        return observations;
    }

    private Observation room() {
        try {
            return Observation.of(room(Files.getFileStore(home.directory()).getUsableSpace()));
        } catch (IOException e) {
            return Observation.of(Finding.warning(
                    "the free space of " + home.directory() + " is not known: " + e,
                    "Look with: df -h " + home.directory()));
        }
    }

    Finding room(long free) {
        String fact = String.format(Locale.ROOT, "%,d MB are free for local databases and buckets", free / 1_000_000);
        String remedy =
                "Free some space, delete environments (make envs-list), or set FORKSTACK_HOME to a directory on a"
                        + " larger disk.";
        if (free < FULL) {
            return Finding.problem("only " + fact, remedy);
        }
        return free < SCARCE ? Finding.warning("only " + fact, remedy) : Finding.ok(fact);
    }

    private List<Path> openSecrets() throws IOException {
        List<Path> open = new ArrayList<>();
        for (Path place : places()) {
            open.addAll(children(place).stream()
                    .filter(file ->
                            SECRET.matcher(file.getFileName().toString()).matches())
                    .filter(HomeDiagnosis::isSeenOpen)
                    .toList());
        }
        return open;
    }

    /** Where secrets stand. Not the whole home: data directories and buckets have any number of files. */
    private List<Path> places() throws IOException {
        List<Path> places = new ArrayList<>(List.of(home.s3().resolve("keys")));
        places.addAll(children(home.turso()));
        places.addAll(children(home.tigris()));
        for (Path top : children(home.directory())) {
            if (top.getFileName().toString().startsWith("postgres-")) {
                places.add(top);
                places.add(top.resolve("roles"));
            }
        }
        return places;
    }

    private static List<Path> children(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted().toList();
        }
    }

    private static boolean isSeenOpen(Path file) {
        try {
            return isOpen(file);
        } catch (IOException e) {
            return false; // removed since it was listed
        }
    }

    private static boolean isOpen(Path file) throws IOException {
        Set<PosixFilePermission> owners = PosixFilePermissions.fromString("rwx------");
        return !owners.containsAll(Files.getPosixFilePermissions(file));
    }

    private static Observation open(List<Path> files, String permissions, String fact) {
        String remedy = "chmod " + (permissions.equals("rwx------") ? "700 " : "600 ")
                + String.join(" ", files.stream().map(Path::toString).toList());
        return Observation.mendable(Finding.problem(fact, remedy), () -> {
            for (Path file : files) {
                close(file, permissions, remedy);
            }
            return files.size() == 1 ? files.get(0) + " is yours alone" : files.size() + " files are yours alone";
        });
    }

    private static void close(Path file, String permissions, String remedy) {
        try {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        } catch (IOException e) {
            throw new ForkStackException(Kind.LOCAL_STATE, file + " cannot be changed: " + e, remedy, e);
        }
    }
}
