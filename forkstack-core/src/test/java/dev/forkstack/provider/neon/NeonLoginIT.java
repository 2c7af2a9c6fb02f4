package dev.forkstack.provider.neon;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.Fault;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Owned;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.Rows;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values lead to the branch that was meant, and to no other. */
class NeonLoginIT extends NeonStage {

    @Test
    void everyValueLeadsToTheBranchsOwnCompute() {
        String host = service.access.endpoint(app.fork(source, "alice").id()).host();

        EnvVars values = app.connect("alice");

        assertThat(values.keys())
                .containsExactlyInAnyOrder(
                        Keys.DATABASE_URL,
                        Keys.DATABASE_URL_UNPOOLED,
                        Keys.JDBC_DATABASE_URL,
                        Keys.JDBC_DATABASE_USERNAME,
                        Keys.JDBC_DATABASE_PASSWORD);
        String password = values.get(Keys.JDBC_DATABASE_PASSWORD).orElseThrow();
        assertThat(values.get(Keys.DATABASE_URL_UNPOOLED))
                .hasValue("postgresql://shop_owner:" + password + "@" + host + "/shop?sslmode=disable");
        assertThat(values.get(Keys.DATABASE_URL).orElseThrow()).contains(host).doesNotContain("&");
        assertThat(values.get(Keys.JDBC_DATABASE_URL)).hasValue("jdbc:postgresql://" + host + "/shop?sslmode=disable");
    }

    /** What Neon does where the branch is left out, and what nobody may ever notice in production's rows. */
    @Test
    void theAddressOfTheDefaultBranchIsNeverHandedOut() throws Exception {
        app.fork(source, "alice");
        try (Between lossy = Between.asking(
                        service.neon.api(), query -> query.replaceAll("&?(branch|endpoint)_id=[^&]*", ""));
                TestedProject project = opened(Map.of("api", lossy.api()))) {
            Owned alice = project.owned("alice");

            ForkStackException failure = failure(() -> project.provider.connect(alice, EnvVars.NONE));

            assertThat(failure.kind()).isEqualTo(Kind.MALFORMED_RESPONSE);
            assertThat(failure.getMessage()).startsWith("Neon answered with the address of another branch");
        }
    }

    @Test
    void aComputeThatIsMissingIsMade() {
        String id = app.fork(source, "alice").id();
        service.access.deleteEndpoint(id);

        try (TestedProject project = opened(Map.of())) {
            assertThat(Rows.read(project.connect("alice"))).contains("seed");
        }
    }

    @Test
    void severalDatabasesAreToldBeforeAnythingIsMadeAndTheSettingChooses() {
        service.access.createDatabase(source.id(), "blog");
        service.neon.traffic().forget();

        assertThat(failure(() -> app.fork(source, "alice")).remedy())
                .isEqualTo("Set database.database to one of: blog, shop.");
        assertThat(count("POST", "/branches")).isZero();
        try (TestedProject project = opened(Map.of("database", "shop"))) {
            project.fork(source, "alice");
            assertThat(Rows.read(project.connect("alice"))).contains("seed");
        }
        try (TestedProject project = opened(Map.of("database", "shop", "role", "nobody"))) {
            assertThat(failure(() -> project.connect("alice")).getMessage()).contains("as role nobody");
        }
    }

    @Test
    void aBranchThatIsReadyAndIsNotIsWaitedFor() {
        fail("POST", "/branches$", Fault.Kind.READY_THAT_IS_NOT);

        app.fork(source, "alice");

        assertThat(Rows.read(app.connect("alice"))).contains("seed");
        assertThat(service.told()).contains("started waiting for branch " + name + "-alice to take connections");
    }

    @Test
    void anInterruptEndsTheWaitForACompute() throws Exception {
        fail("POST", "/branches$", Fault.Kind.READY_THAT_IS_NOT);
        app.fork(source, "alice");
        Owned alice = app.owned("alice");
        FutureTask<EnvVars> connecting = new FutureTask<>(() -> app.provider.connect(alice, EnvVars.NONE));
        Thread run = new Thread(connecting);
        run.start();
        Thread.sleep(300);
        long begin = System.nanoTime();

        run.interrupt();
        run.join(Duration.ofSeconds(10).toMillis());

        assertThat(run.isAlive()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        assertThat(failure(() -> {
                            try {
                                connecting.get();
                            } catch (Exception e) {
                                throw (ForkStackException) e.getCause();
                            }
                        })
                        .getMessage())
                .isEqualTo("Interrupted.");
    }

    @Test
    void whereNeonKeepsNoPasswordsTheHeldOneIsKeptAsLongAsItWorks() throws Exception {
        try (Between forgetful = Between.answering(
                        service.neon.api(),
                        (method, path, answered) -> path.endsWith("/connection_uri")
                                ? Optional.of(new Between.Answer(200, answered.replaceAll("(//[^:/]+):[^@]+@", "$1@")))
                                : Optional.empty());
                TestedProject project = opened(Map.of("api", forgetful.api()))) {
            project.fork(source, "alice");
            EnvVars first = project.connect("alice");
            assertThat(Rows.read(first)).contains("seed");
            service.neon.traffic().forget();

            try (TestedProject again = opened(Map.of("api", forgetful.api()))) {
                assertThat(again.provider.connect(again.owned("alice"), first)).isEqualTo(first);
                assertThat(count("POST", "/reset_password")).isZero();

                EnvVars second = again.provider.connect(again.owned("alice"), EnvVars.NONE);
                assertThat(count("POST", "/reset_password")).isEqualTo(1);
                assertThat(second).isNotEqualTo(first);

                EnvVars third = again.provider.connect(again.owned("alice"), first);
                assertThat(count("POST", "/reset_password")).isEqualTo(2);
                assertThat(Rows.read(third)).contains("seed");
            }
        }
    }

    @Test
    void aPasswordThatIsRefusedIsToldAtOnce() throws Exception {
        app.fork(source, "alice");
        try (Between wrong = Between.answering(
                        service.neon.api(),
                        (method, path, answered) -> path.endsWith("/connection_uri")
                                ? Optional.of(new Between.Answer(
                                        200, answered.replaceAll("(//[^:/]+):[^@]+@", "$1:stalepassword@")))
                                : Optional.empty());
                TestedProject project = opened(Map.of("api", wrong.api()))) {
            long begin = System.nanoTime();

            ForkStackException failure = failure(() -> project.connect("alice"));

            assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
            assertThat(failure.getMessage()).doesNotContain("stalepassword");
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"full", "schema-only"})
    void aRoleThatIsConfiguredAfterTheForkGetsAPasswordOfItsOwn(String data) {
        service.access.createRole(source.id(), "reporter");
        String productions = service.access.password(source.id(), "reporter");
        try (TestedProject project = opened(Map.of("data", data))) {
            ready(project, "alice");
            project.connect("alice");
        }
        try (TestedProject project = opened(Map.of("role", "reporter"))) {
            EnvVars first = project.connect("alice");

            assertThat(first.get(Keys.JDBC_DATABASE_USERNAME)).hasValue("reporter");
            assertThat(first.asMap().values()).noneMatch(value -> value.contains(productions));
            assertThat(service.access.password(source.id(), "reporter")).isEqualTo(productions);
            assertThat(service.told()).anyMatch(line -> line.contains("role reporter of database " + name + "-alice"));
            service.neon.traffic().forget();
            assertThat(project.connect("alice")).isEqualTo(first);
            assertThat(count("POST", "/reset_password")).isZero();
        }
    }

    /** The run that made it was killed before the new password, and its name says that it is finished. */
    @Test
    void aBranchThatAPersonHasRenamedIsNotOpenedWithProductionsPassword() {
        String productions = service.access.password(source.id(), "shop_owner");
        String id = service.access.branch(
                new NeonNames(new ResourceNames(name)).staging(app.mark("alice").env()),
                source.id(),
                Branch.annotation(app.mark("alice")));
        service.access.set(id, NeonAccess.object().put("name", name + "-alice"));

        EnvVars values = app.connect("alice");

        assertThat(values.asMap().values()).noneMatch(value -> value.contains(productions));
        assertThat(Rows.read(values)).contains("seed");
        assertThat(Rows.read(service.source(name).values())).contains("seed");
    }

    @Test
    void aKeyThatIsMissingIsToldWithBothWays() {
        ForkStackException failure = failure(
                () -> service.access.openWithoutKey(name).find(new dev.forkstack.runtime.EnvironmentName("alice")));

        assertThat(failure.kind()).isEqualTo(Kind.UNAUTHORIZED);
        assertThat(failure.remedy()).contains("NEON_API_KEY", "<id>neon</id>");
    }
}
