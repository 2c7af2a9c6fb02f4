package dev.forkstack.provider.sqld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.forkstack.emulator.Fault;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.MarkJson;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.provider.libsql.SqlStatement;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.TestedProject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded tells where to look, and is not believed before. */
class RecordIT {

    private static final ProjectName APP = new ProjectName("app");

    @TempDir
    Path directory;

    private EmulatedSqld service;
    private TestedProject app;
    private Resource prod;

    @BeforeEach
    void start() {
        service = new EmulatedSqld(directory);
        prod = service.source(APP).resource();
        app = new TestedProject(APP, service.open(APP));
        app.fork(prod, "bob");
    }

    @AfterEach
    void stop() {
        app.close();
        service.close();
    }

    @Test
    void whatIsGoneIsNotListedAndIsForgottenWhenNobodyCanBeMakingIt() {
        service.access.delete("app-bob");

        assertThat(app.provider.list()).isEmpty();
        app.provider.sweep();
        assertThat(recorded()).isEqualTo(1);
        try (TestedProject later = in(Duration.ofHours(2))) {
            later.provider.sweep();
        }
        assertThat(recorded()).isZero();
    }

    @Test
    void aClaimWithoutARowCountsForAnHour() {
        service.access.record(claim("carol"));
        service.access.fork(prod.name(), "app-carol");

        assertThat(app.owned("carol").mark()).isEqualTo(claim("carol"));
        try (TestedProject later = in(Duration.ofHours(2))) {
            assertThat(later.find("carol").flatMap(Resource::mark)).isEmpty();
            assertThat(later.find("bob").flatMap(Resource::mark)).isPresent();
            assertThat(later.provider.list()).extracting(Resource::name).containsExactly("app-bob", "app-carol");
        }
    }

    @Test
    void theClaimOfWhoeverWasQuickerStandsAgain() {
        service.access.record(claim("alice"));
        service.atTheSecondLook("app-alice", () -> service.access.fork(prod.name(), "app-alice"));

        Resource made = app.fork(prod, "alice");

        assertThat(made.id()).isEqualTo(claim("alice").resource());
    }

    @Test
    void whatIsCompletedAfterTheRecordWasLostIsRecordedAgain() {
        service.access.delete(Registry.NAME);
        assertThat(app.provider.list()).isEmpty();

        Resource bob = app.fork(prod, app.mark("bob").by("run-2"));

        assertThat(app.provider.list()).containsExactly(bob);
    }

    @Test
    void theRecordIsOpenedByWhatOpensProductionAndByNothingElse() {
        service.access.delete(Registry.NAME);
        service.access.guard(prod.name(), service.key.publicKey());

        app.fork(prod, "alice");

        assertThat(service.access.guard(Registry.NAME)).hasValue(service.key.publicKey());
        assertThat(service.access.guard("app-alice")).hasValue(service.key.publicKey());
    }

    @Test
    void aClaimOfAClockThatWasAheadCountsForNoLonger() {
        service.access.record(claim("carol"));
        service.access.fork(prod.name(), "app-carol");

        try (TestedProject earlier = in(Duration.ofHours(-2))) {
            assertThat(earlier.find("carol").flatMap(Resource::mark)).isEmpty();
        }
    }

    @Test
    void oneThatDoesNotAnswerDoesNotHideTheOthers() {
        Resource alice = app.fork(prod, "alice");
        service.traffic().fail(new Fault("POST", "/app-bob/v2/pipeline$", 1, Fault.Kind.FORBIDDEN_403));

        assertThat(app.provider.list())
                .hasSize(2)
                .contains(alice)
                .extracting(Resource::name)
                .contains("app-bob");
    }

    @Test
    void oneThatIsBeingCopiedIntoDoesNotHideTheOthersEither() {
        app.fork(prod, "alice");
        for (int look = 0; look < 10; look++) {
            service.traffic().fail(new Fault("GET", "/app-bob/config$", 1, Fault.Kind.ERROR_500));
        }

        assertThat(app.provider.list()).extracting(Resource::name).containsExactly("app-alice", "app-bob");
        assertThat(catchThrowableOfType(ForkStackException.class, () -> app.find("bob")))
                .hasMessageContaining("another run is copying");
    }

    /** Production was restored from what was taken of an environment. */
    @Test
    void aMarkThatWasCopiedFromProductionIsReplaced() {
        Mark old = app.owned("bob").mark().ready();
        app.provider.mark(app.owned("bob"), old);
        app.provider.delete(app.owned("bob"));
        service.access.execute(
                service.source(APP).values(),
                SqlStatement.of("CREATE TABLE _forkstack (mark TEXT NOT NULL)"),
                SqlStatement.of("INSERT INTO _forkstack VALUES (?)", MarkJson.write(old)));

        Mark made = app.fork(prod, "bob").mark().orElseThrow();

        assertThat(made.state()).isEqualTo(Mark.State.FILLING);
        assertThat(app.owned("bob").mark()).isEqualTo(made).isNotEqualTo(old.filling());
    }

    @Test
    void whoMayNotReadTheRecordIsNotToldThatItIsEmpty() {
        String token = SigningKey.parse(service.key.pem(), "-")
                .sign(JsonNodeFactory.instance.objectNode().put("a", "rw").put("id", "app-bob"))
                .reveal();

        assertThat(refusedWith(token)).hasMessageContaining(Registry.NAME);
    }

    @Test
    void whoHasATokenOfAnotherKeyIsToldWhoseTheRecordIs() {
        ForkStackException failure = refusedWith(new TestKey().tokenForAll());

        assertThat(failure).hasMessageContaining("all projects at this server share");
        assertThat(failure.remedy()).contains("LIBSQL_AUTH_TOKEN", "give " + Registry.NAME + " its jwt_key");
    }

    private ForkStackException refusedWith(String token) {
        SqldAccess own = service.access;
        SqldAccess other = new SqldAccess(
                own.admin(),
                own.key(),
                own.url(),
                Map.of("LIBSQL_ADMIN_AUTH_KEY", own.key(), "LIBSQL_AUTH_TOKEN", token),
                own.home(),
                own.progress());
        try (ResourceProvider provider = other.open(APP, Map.of("prod", SqldUnderTest.prod(APP)))) {
            return catchThrowableOfType(ForkStackException.class, provider::list);
        }
    }

    /** {@code app-x} + {@code y} is called as {@code app} + {@code x-y}. */
    @Test
    void whatIsTakenOverIsListedAlsoUnderANameThatIsRecordedForAnotherProject() {
        service.access.create("app-x-y");
        Mark ours = app.mark("x-y").ready();
        Owned adopted = new Ownership(APP, ours.env()).adopt(app.find("x-y").orElseThrow(), Set.of("app-x-y"), ours);
        try (TestedProject other = new TestedProject(new ProjectName("app-x"), service.open(APP))) {
            service.access.record(other.mark("y").on("app-x-y:gone").ready());
        }

        app.provider.mark(adopted, ours);

        assertThat(app.provider.list()).extracting(Resource::name).contains("app-x-y");
    }

    @Test
    void noEnvironmentIsCalledAsWhatNobodyMayBe() {
        ProjectName named = new ProjectName("forkstack");
        try (TestedProject forkstack = new TestedProject(named, service.open(named))) {
            assertThat(catchThrowableOfType(ForkStackException.class, () -> forkstack.fork(prod, "nobody"))
                            .kind())
                    .isEqualTo(ForkStackException.Kind.CONFIGURATION);
        }
    }

    private Mark claim(String env) {
        return app.mark(env).on("app-" + env + ":claimed").by("another-run");
    }

    private long recorded() {
        return service.access.count(Registry.NAME, "forkstack_namespace");
    }

    private TestedProject in(Duration time) {
        Clock clock = Clock.offset(Clock.systemUTC(), time);
        return new TestedProject(APP, service.access.open(APP, Map.of("prod", SqldUnderTest.prod(APP)), clock));
    }
}
