package dev.forkstack.harness;

import dev.forkstack.harness.Crowd.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Two users of one machine, root and nobody, each with servers of their own. For one thread; needs root. */
final class UserMeetings {

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups", "--");

    private final Path scratch;
    private final int size;

    UserMeetings(Path scratch, int size) {
        this.scratch = scratch;
        this.size = size;
    }

    void meet(Encounter encounter) throws Exception {
        if (!System.getProperty("user.name").equals("root") || !succeeds(AS_NOBODY, "true")) {
            encounter.note("not run: only root can be two users");
            return;
        }
        Path top = Files.createTempDirectory("forkstack-users-").toRealPath();
        Files.setPosixFilePermissions(top, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            meet(encounter, top, new Crowd(scratch, readable(top)));
        } finally {
            succeeds(List.of(), "rm", "-rf", top.toString());
        }
    }

    private void meet(Encounter encounter, Path top, Crowd crowd) throws Exception {
        Stand roots = new Stand(top.resolve("root"), "users");
        Stand others = new Stand(top.resolve("nobody"), "users");
        succeeds(List.of(), "chown", "-R", "nobody", top.resolve("nobody").toString());
        try {
            List<Member> members = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                members.add(i % 2 == 0 ? Member.of(roots, "new", "alice") : nobody(others, others.home(), "new"));
            }
            encounter.endedWell(crowd.run(members));
            apart(encounter, roots, others);
            refused(encounter, crowd, nobody(others, roots.home(), "new"), "belong to another user, root");
            Map<String, String> elsewhere = new HashMap<>(roots.environment());
            elsewhere.put("FORKSTACK_HOME", others.home().toString());
            refused(
                    encounter,
                    crowd,
                    new Member(List.of(), roots.root(), elsewhere, "new", "alice"),
                    "belong to another user, nobody");
        } finally {
            roots.verb("down", "");
            crowd.run(List.of(nobody(others, others.home(), "down")));
        }
        encounter.check(HomeProcesses.of(top).isEmpty(), "servers run after down");
    }

    private static void apart(Encounter encounter, Stand roots, Stand others) throws IOException {
        Set<String> addresses = new HashSet<>();
        for (Stand stand : List.of(roots, others)) {
            Map<String, String> values = Meetings.values(stand);
            addresses.add(values.get("JDBC_DATABASE_URL"));
            addresses.add(values.get("AWS_ENDPOINT_URL_S3"));
            encounter.wrong(Contents.problemsOfEmpty(stand.environmentHere()));
            encounter.check(
                    stand.files().mode().equals("rw-------"),
                    "the mode is " + stand.files().mode());
            String home = PosixFilePermissions.toString(Files.getPosixFilePermissions(stand.home()));
            encounter.check(home.equals("rwx------"), "the home's mode is " + home);
        }
        encounter.check(addresses.size() == 4, "two users share an address: " + addresses);
        String owner = Files.getOwner(others.root().resolve(".env.local"), LinkOption.NOFOLLOW_LINKS)
                .getName();
        encounter.check(owner.equals("nobody"), "nobody's file is " + owner + "'s");
    }

    private static void refused(Encounter encounter, Crowd crowd, Member member, String why) throws Exception {
        Run run = encounter.met(crowd.run(List.of(member))).get(0);
        encounter.check(
                run.exit() == 1 && run.output().contains(why) && run.output().contains("remedy: Set FORKSTACK_HOME"),
                "in another user's home, it ended with " + run.exit() + ": " + run.output());
    }

    private static Member nobody(Stand stand, Path home, String verb) {
        Map<String, String> environment = new HashMap<>(stand.environment());
        environment.put("HOME", stand.root().getParent().toString());
        environment.put("FORKSTACK_HOME", home.toString());
        return new Member(AS_NOBODY, stand.root(), environment, verb, "alice");
    }

    /** Copies of what a process needs, since another user may not look into root's directories. */
    private static JavaCommand readable(Path top) throws IOException, InterruptedException {
        JavaCommand plain = JavaCommand.plain();
        Path lib = Files.createDirectory(top.resolve("lib"));
        List<String> classPath = new ArrayList<>();
        for (String entry : plain.classPath()) {
            Path copy = lib.resolve(classPath.size() + "-" + Path.of(entry).getFileName());
            succeeds(List.of(), "cp", "-rL", entry, copy.toString());
            classPath.add(copy.toString());
        }
        Path artifacts = lib.resolve("artifacts");
        succeeds(List.of(), "cp", "-rL", plain.artifacts().toString(), artifacts.toString());
        Path s3Jar = lib.resolve("forkstack-s3.jar");
        succeeds(List.of(), "cp", "-L", plain.s3Jar().toString(), s3Jar.toString());
        succeeds(List.of(), "chmod", "-R", "a+rX", lib.toString());
        return new JavaCommand(plain.flags(), classPath, artifacts, s3Jar);
    }

    private static boolean succeeds(List<String> prefix, String... command) throws InterruptedException {
        try {
            List<String> whole = new ArrayList<>(prefix);
            whole.addAll(List.of(command));
            Process process = new ProcessBuilder(whole).inheritIO().start();
            return process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
