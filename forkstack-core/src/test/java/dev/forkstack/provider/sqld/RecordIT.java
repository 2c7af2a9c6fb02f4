package dev.forkstack.provider.sqld;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.TestedProject;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
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
