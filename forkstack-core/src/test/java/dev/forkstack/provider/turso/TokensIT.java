package dev.forkstack.provider.turso;

import static dev.forkstack.provider.turso.TursoProject.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.forkstack.emulator.Fault.Kind;
import dev.forkstack.file.AtomicFile;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import dev.forkstack.testing.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A token is kept while it works and has time left; whoever else holds one keeps it. */
class TokensIT extends AtTurso {

    @Test
    void allCheckoutsOfAUserShareOneTokenInAFileThatOnlyTheUserReads() throws IOException {
        EnvVars first = app.make("alice");
        try (TursoProject checkout = new TursoProject(service)) {
            assertThat(checkout.connect("alice")).isEqualTo(first);
        }
        assertThat(credentials()).isEqualTo(1);
        Path file = files().get(0);
        assertThat(Files.readString(file)).contains(token(first));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (Path holder : List.of(file.getParent(), file.getParent().getParent())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(holder)))
                    .isEqualTo("rwx------");
        }
        assertThat(Instant.parse(first.get(Keys.FORKSTACK_CREDENTIALS_EXPIRE).orElseThrow()))
                .isBetween(
                        Instant.now().plus(Duration.ofDays(29)), Instant.now().plus(Duration.ofDays(30)));
    }

    @Test
    void aTokenIsRenewedWhenAQuarterOfItsLifeIsLeftAndWhatWasReplacedGoesOnForAWhile() {
        EnvVars first = app.make("alice");
        try (TursoProject early = later(Duration.ofDays(22));
                TursoProject late = later(Duration.ofDays(23))) {
            assertThat(early.connect("alice", first)).isEqualTo(first);

            EnvVars second = late.connect("alice", first);

            assertThat(token(second)).isNotEqualTo(token(first));
            assertThat(Rows.read(first)).isEqualTo(Rows.read(second)).contains("seed");
            assertThat(late.connect("alice", first)).isEqualTo(second);
        }
        assertThat(credentials()).isEqualTo(2);
    }

    @Test
    void aTokenThatTheServiceHasEndedIsReplacedOnce() {
        EnvVars first = app.make("alice");
        service.access.rotate("app-alice");

        EnvVars second = app.connect("alice", first);

        assertThat(token(second)).isNotEqualTo(token(first));
        assertThat(Rows.read(second)).contains("seed");
        assertThat(credentials()).isEqualTo(1);
    }

    @Test
    void whatTheCheckoutHoldsIsKeptAlthoughTheUsersFilesAreGone() throws IOException {
        EnvVars first = app.make("alice");
        Files.delete(files().get(0));

        assertThat(app.connect("alice", first)).isEqualTo(first);
        assertThat(files()).hasSize(1);
        assertThat(credentials()).isEqualTo(1);
    }

    @Test
    void aSweepForgetsTheTokensOfDatabasesThatAreGoneAndWhatAKilledRunLeftOfOne() throws IOException {
        app.make("alice");
        EnvVars bob = app.make("bob");
        Path alices = files().stream()
                .filter(file -> !text(file).contains(token(bob)))
                .findFirst()
                .orElseThrow();
        Files.copy(alices, alices.resolveSibling(alices.getFileName() + AtomicFile.TEMPORARY_SUFFIX));
        service.access.delete("app-alice");

        app.provider.sweep();

        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(text(file)).contains(token(bob)));
    }

    @Test
    void aSweepLeavesTheTokensOfAGroupThatIsNotShown() throws IOException {
        app.make("alice");
        Path alices = files().get(0);
        Path others = alices.resolveSibling("another-database.json");
        Files.writeString(others, text(alices).replace("\"group\":\"default\"", "\"group\":\"elsewhere\""));

        app.provider.sweep();

        assertThat(files()).containsExactlyInAnyOrder(alices, others);
    }

    @Test
    void aDatabaseThatCannotBeDeletedKeepsItsToken() throws IOException {
        app.make("alice");
        String before = text(files().get(0));
        app.fail("DELETE", "/app-alice$", 1, Kind.FORBIDDEN_403);

        catchThrowableOfType(ForkStackException.class, () -> app.provider.delete(app.owned("alice")));

        assertThat(files())
                .singleElement()
                .satisfies(file -> assertThat(text(file)).isEqualTo(before));
    }

    @Test
    void aFileThatIsNoTokenIsReplaced() throws IOException {
        EnvVars first = app.make("alice");
        for (String text : List.of("", "{}", "[1", "{\"token\":\"a\",\"issued\":\"b\"}")) {
            Files.writeString(files().get(0), text);
            assertThat(token(app.connect("alice"))).isNotEqualTo(token(first));
        }
    }

    @Test
    void aColleaguesTokenStaysWhateverWeDo() {
        EnvVars ours = app.make("alice");
        try (TursoProject colleague =
                        new TursoProject(service, directory.resolve("colleague"), TursoProject.in(Duration.ZERO));
                TursoProject late = later(Duration.ofDays(29))) {
            EnvVars theirs = colleague.connect("alice");
            late.connect("alice", ours);

            assertThat(token(theirs)).isNotEqualTo(token(ours));
            assertThat(colleague.connect("alice", theirs)).isEqualTo(theirs);
        }
    }

    @Test
    void aColleaguesLookLeavesNoTokenThatLasts() {
        app.make("alice");
        try (TursoProject colleague =
                new TursoProject(service, directory.resolve("colleague"), TursoProject.in(Duration.ZERO))) {
            assertThat(colleague.row("alice").owner()).hasValue("jo@example.org");
            assertThat(colleague.row("alice").env()).isEqualTo(new EnvironmentName("alice"));
        }
        assertThat(credentials()).isEqualTo(1);
        assertThat(directory.resolve("colleague/turso")).doesNotExist();
    }

    @Test
    void aDatabaseMadeAgainUnderTheSameNameGetsATokenOfItsOwn() {
        EnvVars before = app.make("alice");
        service.access.delete("app-alice"); // by somebody else, so that our file stays
        EnvVars after = app.make("alice");

        assertThat(token(after)).isNotEqualTo(token(before));
        assertThat(app.connect("alice", before)).isEqualTo(after);
    }

    @Test
    void noTokenIsIssuedForAnotherDatabaseThatHasTheNameByNow() throws IOException {
        app.make("alice");
        var before = app.owned("alice");
        Files.delete(files().get(0));
        service.access.delete("app-alice");
        service.access.branch("app-alice", "live-app");

        assertThat(catchThrowableOfType(ForkStackException.class, () -> app.provider.connect(before, EnvVars.NONE))
                        .kind())
                .isEqualTo(ForkStackException.Kind.NOT_FOUND);
        assertThat(credentials()).isZero();
    }

    @Test
    void deletionTakesTheFileAlong() throws IOException {
        app.make("alice");
        app.delete("alice");

        assertThat(files()).isEmpty();
    }

    @Test
    void anAnswerThatWasLostLeavesATokenThatNobodyHas() {
        app.fail("POST", "/auth/tokens$", 1, Kind.DROPPED_BEFORE_EFFECT);
        app.fail("POST", "/auth/tokens$", 2, Kind.UNAVAILABLE_503);

        assertThat(Rows.read(app.make("alice"))).contains("seed");
    }

    @Test
    void aDatabasesTokenIsNoTokenOfThePlatformAndThatIsExplained() {
        EnvVars values = app.make("alice");
        try (var mistaken = service.access.openWith(token(values), app.name, service.home())) {
            ForkStackException failure =
                    catchThrowableOfType(ForkStackException.class, () -> mistaken.find(new EnvironmentName("alice")));

            assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.UNAUTHORIZED);
            assertThat(failure.getMessage()).contains("the token of a database").doesNotContain(token(values));
            assertThat(failure.remedy()).contains("TURSO_API_TOKEN", "settings.xml");
        }
    }

    @Test
    void withoutATokenBothWaysToGiveOneAreNamedAndNothingIsAsked() {
        app.turso().traffic().forget();
        try (var poor = service.access.openWith("", app.name, service.home())) {
            ForkStackException failure =
                    catchThrowableOfType(ForkStackException.class, () -> poor.find(new EnvironmentName("alice")));

            assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.UNAUTHORIZED);
            assertThat(failure.remedy()).contains("TURSO_API_TOKEN", "<server><id>turso</id>", "settings.xml");
        }
        assertThat(app.calls()).isEmpty();
    }

    private TursoProject later(Duration time) {
        return new TursoProject(service, service.home(), TursoProject.in(time));
    }

    private long credentials() {
        return service.credentials(app.name, new EnvironmentName("alice"));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(service.home().resolve("turso/emulated"))) {
            return files.toList();
        }
    }
}
