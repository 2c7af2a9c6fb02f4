package dev.forkstack.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkJsonTest {

    private static final Instant CREATED = Instant.parse("2026-01-31T12:00:00Z");
    private static final Mark LEAST = new Mark(
            new ProjectName("app"),
            new EnvironmentName("alice"),
            Optional.empty(),
            "db-1",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "run-1",
            Mark.State.FILLING,
            CREATED,
            Optional.empty());

    @Test
    void isOneFlatLineWithoutWhatIsAbsent() {
        assertThat(MarkJson.write(LEAST)).isEqualTo("""
                {"project":"app","env":"alice","resource":"db-1","run":"run-1","state":"filling",\
                "created":"2026-01-31T12:00:00Z"}""");
    }

    @Test
    void isReadBackAsItWasWritten() {
        Mark most = new Mark(
                new ProjectName("app"),
                new EnvironmentName("alice"),
                Optional.empty(),
                "db-1",
                Optional.of(EnvironmentName.DEV),
                Optional.of(CREATED.minusSeconds(60)),
                Optional.of("\"ä\" <alice@example.org>\\\n"),
                "run-1",
                Mark.State.READY,
                CREATED,
                Optional.of(CREATED.plusSeconds(60)));

        assertThat(MarkJson.read(MarkJson.write(most), "db-1")).hasValue(most);
        assertThat(MarkJson.write(most)).doesNotContain("\n");
        assertThat(MarkJson.read(MarkJson.write(LEAST), "db-1")).hasValue(LEAST);
    }

    @Test
    void aMarkThatNamesAnotherResourceCountsAsNone() {
        assertThat(MarkJson.read(MarkJson.write(LEAST), "db-2")).isEmpty();
    }

    @Test
    void nullIsAbsentAndNoNameOfAnEnvironment() {
        String json = MarkJson.write(LEAST).replace("{", "{\"source\":null,\"owner\":null,\"at\":null,");

        assertThat(MarkJson.read(json, "db-1")).hasValue(LEAST);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "a comment of the user's",
                "[]",
                "{}",
                "\"db-1\"",
                "{\"resource\":\"db-1\"}",
                "{\"resource\":",
                "{\"project\":\"App\",\"env\":\"alice\",\"resource\":\"db-1\",\"run\":\"r\",\"state\":\"ready\",\"created\":\"2026-01-31T12:00:00Z\"}",
                "{\"project\":\"app\",\"env\":\"alice\",\"resource\":\"db-1\",\"run\":\"r\",\"state\":\"done\",\"created\":\"2026-01-31T12:00:00Z\"}",
                "{\"project\":\"app\",\"env\":\"alice\",\"resource\":\"db-1\",\"run\":\"r\",\"state\":\"ready\",\"created\":\"yesterday\"}"
            })
    void anyOtherTextIsNoMark(String text) {
        assertThat(MarkJson.read(text, "db-1")).isEmpty();
    }

    @Test
    void brackets100000DeepAreNoMarkEither() {
        assertThat(MarkJson.read("[".repeat(100_000), "db-1")).isEmpty();
    }
}
