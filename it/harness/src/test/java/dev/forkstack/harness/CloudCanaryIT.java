package dev.forkstack.harness;

import static dev.forkstack.emulator.Fault.Kind.CUT_ANSWER;
import static dev.forkstack.emulator.Fault.Kind.DROPPED_AFTER_EFFECT;
import static dev.forkstack.emulator.Fault.Kind.FIELDS_MISSING;
import static dev.forkstack.emulator.Fault.Kind.INDISCREET_500;
import static dev.forkstack.emulator.Fault.Kind.NOT_JSON;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Traffic;
import dev.forkstack.emulator.mariadb.MariaDbServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The goals over databases in a cloud, and the ways to fail that have to do with a token or a password of its. */
class CloudCanaryIT {

    private static final int OFTEN = 50;
    private static final String CREDENTIAL = "/(auth/tokens|reset_password|passwords)$";
    private static final List<Boolean> WELL_OR_NOT = List.of(true, false);

    @Test
    void noGoalShowsATokenOrPasswordOfACloud() throws Exception {
        CanaryHarness.run("canary-clouds", harness -> {
            Path local = harness.project("local", "project = \"local\"\n");
            harness.goal(true, local, "switch", "-Denv=dev");
            String url = CheckoutFiles.of(local).value("JDBC_DATABASE_URL");
            try (Admin admin = new Admin(harness.home(), url);
                    Databases neon = new NeonCloud(admin)) {
                new Story(harness, "on-neon", neon, "NEON_API_KEY").tell();
            }
            Path files = harness.home().resolveSibling("turso");
            try (Databases turso = new TursoCloud(files, harness.home(), "on-turso-prod")) {
                new Story(harness, "on-turso", turso, "TURSO_API_TOKEN").tell();
            }
            if (MariaDbServer.isThere()) {
                try (Databases planetScale = PlanetScaleCloud.vitess(harness.home())) {
                    new Story(harness, "on-planetscale", planetScale, "PLANETSCALE_SERVICE_TOKEN")
                            .tellInShort(CREDENTIAL, Map.of());
                }
            }
            try (Databases libsql = new LibsqlCloud(harness.home().resolveSibling("libsql"), "on-libsql-prod")) {
                Story story = new Story(harness, "on-libsql", libsql, "LIBSQL_ADMIN_AUTH_KEY");
                story.tellInShort(
                        "/(create|fork/[^/]+|config)$",
                        Map.of("LIBSQL_AUTH_TOKEN", harness.secrets.plant("the shell's LIBSQL_AUTH_TOKEN")));
                story.refused("LIBSQL_JWT_KEY", signingKey());
            }
        });
    }

    /** As its owner holds it, on one line. */
    private static String signingKey() throws GeneralSecurityException {
        return Base64.getEncoder()
                .encodeToString(KeyPairGenerator.getInstance("Ed25519")
                        .generateKeyPair()
                        .getPrivate()
                        .getEncoded());
    }

    private record Story(CanaryHarness harness, String name, Databases cloud, String variable) {

        void tell() throws Exception {
            String token = cloud.variables().get(variable);
            Path app = project();
            withoutTheToken(app);
            goals(app, Map.of(variable, token));
            faults(app, Map.of(variable, token));
            settings(app, token);
            harness.goal(true, app, Map.of(variable, token), "delete", "-Denv=alice");
        }

        /** Where a secret could show that no other cloud has. */
        void tellInShort(String credential, Map<String, String> more) throws Exception {
            Path app = project();
            cloud.filled();
            Map<String, String> shell = new HashMap<>(cloud.variables());
            shell.putAll(more);
            Map<String, String> wrong = new HashMap<>(shell);
            wrong.put(variable, harness.secrets.plant("the shell's wrong " + variable));
            harness.goal(false, app, wrong, "new", "-Denv=alice");
            failing(app, shell, INDISCREET_500, credential, "new", "-Denv=alice");
            harness.goal(true, app, shell, "new", "-Denv=alice");
            failing(app, shell, INDISCREET_500, ".", "delete", "-Denv=alice");
        }

        /** A secret that cannot be used as the project is configured. */
        void refused(String secret, String value) throws Exception {
            harness.secrets.add("the shell's " + secret, value);
            Map<String, String> shell = new HashMap<>(cloud.variables());
            shell.put(secret, value);
            harness.goal(false, project(), shell, "new", "-Denv=carol");
        }

        private Path project() throws IOException {
            harness.secrets.add("the shell's " + variable, cloud.variables().get(variable));
            return harness.project(name, "project = \"" + name + "\"\n" + cloud.configuration());
        }

        private void withoutTheToken(Path app) throws Exception {
            String wrong = harness.secrets.plant("the shell's wrong " + variable);
            harness.goal(false, app, Map.of(variable, ""), "new", "-Denv=alice");
            harness.goal(false, app, Map.of(variable, wrong), "new", "-Denv=alice");
            harness.goal(WELL_OR_NOT, app, Map.of(variable, wrong), "doctor");
        }

        private void goals(Path app, Map<String, String> shell) throws Exception {
            harness.goal(true, app, shell, "new", "-Denv=alice");
            harness.goal(true, app, shell, "new", "-Denv=alice");
            harness.goal(true, app, shell, "new", "-Denv=bob", "-Dforkstack.from=alice");
            harness.goal(true, app, shell, "switch", "-Denv=alice");
            harness.goal(true, app, shell, "list");
            harness.goal(true, app, shell, "doctor");
            harness.goal(true, app, shell, "delete", "-Denv=bob");
        }

        /** The service tells everything it knows, or its answer is lost or of no use, at each call that carries a secret. */
        private void faults(Path app, Map<String, String> shell) throws Exception {
            failing(app, shell, INDISCREET_500, "/(branches|databases)$", "new", "-Denv=carol");
            failing(app, shell, INDISCREET_500, CREDENTIAL, "new", "-Denv=dora");
            failing(app, shell, INDISCREET_500, "/(connection_uri|v\\d/pipeline)$", "switch", "-Denv=alice");
            failing(app, shell, INDISCREET_500, ".", "doctor");
            failing(app, shell, INDISCREET_500, ".", "delete", "-Denv=dora");
            failing(app, shell, CUT_ANSWER, CREDENTIAL, "new", "-Denv=emil");
            failing(app, shell, FIELDS_MISSING, CREDENTIAL, "new", "-Denv=frida");
            failing(app, shell, NOT_JSON, "/(branches|databases)$", "list");
            failing(app, shell, DROPPED_AFTER_EFFECT, ".", "new", "-Denv=gerda");
        }

        /** At every call, until whoever asks gives up and tells what happened. */
        private void failing(
                Path app, Map<String, String> shell, Fault.Kind kind, String path, String goal, String... options)
                throws Exception {
            Traffic traffic = cloud.watch().orElseThrow().traffic();
            for (int i = 0; i < OFTEN; i++) {
                traffic.fail(new Fault("*", path, 1, kind));
            }
            harness.goal(WELL_OR_NOT, app, shell, goal, options);
            if (traffic.remaining() == OFTEN) {
                throw new IllegalStateException(goal + " never asked for " + path);
            }
            traffic.heal();
        }

        /** As in a settings.xml of the user's, instead of the shell. */
        private void settings(Path app, String token) throws Exception {
            Map<String, String> shell = new HashMap<>(Map.of(variable, ""));
            harness.goal(true, app, shell, "new", "-Denv=alice", "-s", file(app, token));
            String wrong = harness.secrets.plant("a wrong password in settings.xml for " + name);
            harness.goal(false, app, shell, "switch", "-Denv=alice", "-s", file(app, wrong));
        }

        private String file(Path app, String password) throws IOException {
            Path settings = app.resolve("settings.xml");
            Files.writeString(
                    settings,
                    "<settings><servers><server><id>" + name.replace("on-", "") + "</id><password>" + password
                            + "</password></server></servers></settings>\n");
            Files.setPosixFilePermissions(settings, PosixFilePermissions.fromString("rw-------"));
            return settings.toString();
        }
    }
}
