package dev.forkstack.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void isNotPrinted() {
        Secret secret = new Secret("hush");

        assertThat(secret).hasToString("***");
        assertThat(Optional.of(secret) + " " + Map.of("k", secret)).doesNotContain("hush");
    }

    @Test
    void variablesPrintTheirKeysAlone() {
        EnvVars vars = EnvVars.NONE.with("KEY", new Secret("hush"));

        assertThat(vars).hasToString("[KEY]");
        assertThat(vars.get("KEY")).hasValue("hush");
        assertThat(new Created(
                                new Environment("alice", Environment.State.READY, java.util.List.of()),
                                vars,
                                false,
                                Optional.empty())
                        .toString())
                .doesNotContain("hush");
    }

    @Test
    void isRandomAndNeedsNoQuotesAnywhere() {
        Set<String> many = IntStream.range(0, 1000)
                .mapToObj(i -> Secret.random(32).reveal())
                .collect(Collectors.toSet());

        assertThat(many).hasSize(1000).allMatch(text -> text.matches("[A-Za-z0-9]{32}"));
    }

    @Test
    void variablesKeepTheirOrderAndTheLaterValue() {
        EnvVars vars = EnvVars.NONE.with("B", "1").with("A", "2").and(EnvVars.of(Map.of("B", "3")));

        assertThat(vars.asMap()).containsExactly(Map.entry("B", "3"), Map.entry("A", "2"));
        assertThat(EnvVars.NONE.keys()).isEmpty();
    }
}
