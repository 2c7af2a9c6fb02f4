package dev.forkstack.workflow;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.Keys;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that stands in the block of one environment. */
final class Values {

    private Values() {}

    static EnvVars of(Scope scope, EnvironmentName name, List<Connected> parts) {
        EnvVars values = EnvVars.of(Map.of())
                .with(Keys.FORKSTACK_PROJECT, scope.project().value())
                .with(Keys.FORKSTACK_ENV, name.value());
        Optional<EnvironmentName> source = parts.stream()
                .map(part -> part.owned().mark())
                .map(Mark::source)
                .flatMap(Optional::stream)
                .findFirst();
        // Also where there is none: a shell that reads the file has to lose what it read for another environment.
        values = values.with(
                Keys.FORKSTACK_SOURCE, source.map(EnvironmentName::value).orElse(""));
        for (Connected part : parts) {
            values = values.and(part.values());
        }
        Optional<String> expires = firstToExpire(parts);
        return expires.isPresent() ? values.with(Keys.FORKSTACK_CREDENTIALS_EXPIRE, expires.get()) : values;
    }

    /** Of several parts with credentials that end, the one that ends first decides how long the block is of use. */
    private static Optional<String> firstToExpire(List<Connected> parts) {
        return parts.stream()
                .map(part -> part.values().get(Keys.FORKSTACK_CREDENTIALS_EXPIRE))
                .flatMap(Optional::stream)
                .min(Comparator.comparing(Instant::parse));
    }
}
