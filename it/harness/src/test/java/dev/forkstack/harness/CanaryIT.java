package dev.forkstack.harness;

import dev.forkstack.runtime.EnvFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every goal, and every way to fail that has to do with a secret. */
class CanaryIT {

    @Test
    void noGoalShowsAPasswordOrKey() throws Exception {
        CanaryHarness.run("canary", harness -> {
            goals(harness);
            failures(harness);
        });
    }

    private static void goals(CanaryHarness harness) throws Exception {
        Path app = harness.project("app", "project = \"app\"\n");
        Files.writeString(app.resolve("pom.xml"), POM);
        Path own = app.resolve(EnvFile.NAME);
        Files.writeString(own, "MINE=" + harness.secrets.plant("the user's own line") + "\n");
        Files.setPosixFilePermissions(own, PosixFilePermissions.fromString("rw-------"));
        harness.goal(true, app, "help");
        harness.goal(true, app, "up");
        harness.goal(true, app, "new", "-Denv=alice");
        harness.goal(true, app, "new", "-Denv=alice", "-Dforkstack.output=json");
        harness.goal(true, app, "new", "-Denv=bob", "-Dforkstack.from=alice");
        harness.goal(true, app, "switch", "-Denv=alice");
        harness.goal(true, app, "switch", "-Denv=dev");
        harness.goal(true, app, "list");
        harness.goal(true, app, "status");
        // The shell's own variables count now.
        harness.goal(true, app, Map.of("FORKSTACK_ENV", "dev"), "status", "-Dforkstack.output=json");
        harness.goal(true, app, "doctor", "-Dforkstack.output=json");
        harness.goal(true, app, "delete", "-Denv=bob");
        harness.goal(true, app, "down");
        harness.goal(true, app, "list");
        // The server gets a new password when the file and it do not agree.
        Path role = harness.home().resolve("postgres-18/roles/app.password");
        if (Files.exists(role)) {
            Files.writeString(role, harness.secrets.plant("a password that the server does not know") + "\n");
            harness.goal(true, app, "switch", "-Denv=alice");
        }
    }

    private static void failures(CanaryHarness harness) throws Exception {
        Path app = harness.project("app", "project = \"app\"\n");
        harness.goal(false, app, "new", "-Denv=../x");
        harness.goal(false, app, "new");
        harness.goal(false, app, "delete", "-Denv=dev");
        harness.goal(false, app, "switch", "-Denv=nobody");
        harness.goal(false, app, Map.of("ENV", "prod"), "new", "-Denv=carol");
        Files.createDirectories(harness.home().resolve("s3/buckets/app-bucket-carol"));
        harness.goal(false, app, "new", "-Denv=carol");

        String own = Files.readString(app.resolve(EnvFile.NAME));
        Files.writeString(
                app.resolve(EnvFile.NAME),
                "AWS_SECRET_ACCESS_KEY=" + harness.secrets.plant("a key of ours outside the block") + "\n",
                StandardOpenOption.APPEND);
        harness.goal(false, app, "switch", "-Denv=alice");
        harness.goal(true, app, "status");
        Files.writeString(app.resolve(EnvFile.NAME), own.replace(EnvFile.END, ""));
        harness.goal(false, app, "switch", "-Denv=alice");
        Files.writeString(app.resolve(EnvFile.NAME), own);

        Path seeded = harness.project("seeded", "project = \"seeded\"\n[database]\nseed = \"seed.sql\"\n");
        Files.writeString(
                seeded.resolve("seed.sql"),
                "CREATE TABLE a (b text);\nINSERT INTO nowhere VALUES ('" + "x".repeat(100) + "', '"
                        + harness.secrets.plant("a value in a broken seed") + "');\n");
        harness.goal(false, seeded, "new", "-Denv=alice");

        String inFile = harness.secrets.plant("a value in a broken configuration");
        harness.goal(false, harness.project("broken", "[database\npassword = \"" + inFile + "\"\n"), "list");
        harness.goal(false, harness.project("broken2", "project = \"x\" \"" + inFile + "\"\n"), "list");
        harness.goal(false, harness.project("broken3", "[database]\npasword = \"" + inFile + "\"\n"), "list");

        Path superuser = harness.home().resolve("postgres-18/superuser.password");
        String right = Files.readString(superuser);
        Files.writeString(superuser, harness.secrets.plant("a wrong password of the superuser") + "\n");
        harness.goal(false, app, "list");
        Files.writeString(superuser, right);
        harness.goal(true, app, "list");
    }

    private static final String POM = """
            <project xmlns="http://maven.apache.org/POM/4.0.0">
              <modelVersion>4.0.0</modelVersion>
              <groupId>org.example</groupId>
              <artifactId>app</artifactId>
              <version>1</version>
              <packaging>pom</packaging>
            </project>
            """;
}
