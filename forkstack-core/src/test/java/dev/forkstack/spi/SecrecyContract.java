package dev.forkstack.spi;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** No secret stands in anything that may be printed. */
interface SecrecyContract extends ContractStage {

    Pattern SECRET_KEY = Pattern.compile(".*(PASSWORD|SECRET|TOKEN).*");
    Pattern PASSWORD_IN_URL = Pattern.compile("://[^:/@]*:([^@]+)@");

    @Test
    default void noSecretStandsInAnythingThatMayBePrinted() {
        Assumptions.assumeTrue(service().whyNothingIsSecret().isEmpty(), "There is no secret to be shown.");
        List<String> shown = new ArrayList<>();
        Resource made = make("alice");
        Owned alice = app().owned("alice");
        EnvVars values = app().connect("alice");
        plant("bob");
        show(shown, failure(() -> make("bob")), new HashSet<>());
        app().provider.delete(alice);
        show(shown, failure(() -> app().provider.connect(alice, values)), new HashSet<>());
        show(shown, failure(() -> app().provider.mark(alice, alice.mark().ready())), new HashSet<>());
        show(shown, failure(() -> app().fork(made, "carol")), new HashSet<>());
        for (Object thing : List.of(made, made.mark(), alice, values, app().provider, listed(), app().find("bob"))) {
            shown.add(thing.toString());
        }
        shown.addAll(service().told());

        Set<String> secrets = new HashSet<>(service().secrets());
        secrets.addAll(secretsAmong(values));
        assertThat(secrets).as("secrets to look for").isNotEmpty();
        assertThat(shown).noneMatch(text -> secrets.stream().anyMatch(text::contains));
    }

    private static Set<String> secretsAmong(EnvVars values) {
        Set<String> secrets = new HashSet<>();
        values.asMap().forEach((key, value) -> {
            if (SECRET_KEY.matcher(key).matches()) {
                secrets.add(value);
            }
            PASSWORD_IN_URL
                    .matcher(value)
                    .results()
                    .map(found -> found.group(1))
                    .forEach(secrets::add);
        });
        return secrets;
    }

    /** Everything that a stack trace shows. */
    private void show(List<String> shown, Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return;
        }
        shown.add(thrown.toString());
        if (thrown instanceof ForkStackException failure) {
            shown.add(failure.remedy());
        }
        show(shown, thrown.getCause(), seen);
        for (Throwable suppressed : thrown.getSuppressed()) {
            show(shown, suppressed, seen);
        }
    }
}
