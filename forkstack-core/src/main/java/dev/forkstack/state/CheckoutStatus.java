package dev.forkstack.state;

import dev.forkstack.model.ApplicationValues;
import dev.forkstack.model.Origin;
import dev.forkstack.model.Refusal;
import dev.forkstack.model.Variable;
import dev.forkstack.runtime.CurrentEnvironment;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ForkStackEnvironment;
import dev.forkstack.runtime.ForkStackRuntimeException;
import dev.forkstack.runtime.Keys;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Reads what an application started in this checkout would get, as the runtime would. Immutable; changes nothing. */
public record CheckoutStatus(Path root, Map<String, String> processEnvironment) {

    public ApplicationValues read() {
        Optional<CurrentEnvironment> current =
                quietly(() -> CurrentEnvironment.ofApplication(root, processEnvironment));
        boolean production = current.filter(found -> found.name().equals(EnvironmentName.PROD))
                .isPresent();
        Map<String, Variable> variables = new LinkedHashMap<>();
        if (!production) { // its secrets come from a secrets manager, and the file is not even opened
            quietly(() -> EnvFile.readFile(file())).ifPresent(read -> add(read, variables));
        }
        if (production
                || !processEnvironment.getOrDefault(Keys.FORKSTACK_ENV, "").isEmpty()) {
            addProcess(variables);
        }
        return new ApplicationValues(current, List.copyOf(variables.values()), expiry(variables), refusal());
    }

    private static Optional<Instant> expiry(Map<String, Variable> variables) {
        return Optional.ofNullable(variables.get(Keys.FORKSTACK_CREDENTIALS_EXPIRE))
                .flatMap(Variable::shown)
                .flatMap(CheckoutStatus::instant);
    }

    /** In the order in which the runtime puts one over the other: what is not ours first. */
    private void add(EnvFile file, Map<String, Variable> variables) {
        file.others()
                .forEach((key, entry) -> variables.put(key, variable(key, entry.value(), entry.line(), List.of())));
        file.block()
                .forEach((key, value) ->
                        variables.put(key, variable(key, value, file.lines().get(key), EnvBlock.unreadableFor(value))));
    }

    private Variable variable(String key, String value, int line, List<String> unreadableFor) {
        return variable(key, value, Origin.file(file().getFileName().toString(), OptionalInt.of(line)), unreadableFor);
    }

    private static Variable variable(String key, String value, Origin origin, List<String> unreadableFor) {
        Optional<String> shown = Masking.shown(key, value);
        return new Variable(key, shown, !shown.equals(Optional.of(value)), origin, unreadableFor);
    }

    /** Of the process environment, which is full of what is nobody's business here, what is ours or hides what is in the file. */
    private void addProcess(Map<String, Variable> variables) {
        new TreeMap<>(processEnvironment).forEach((key, value) -> {
            if (Masking.isOneOf(Keys.ALL, key) || variables.containsKey(key)) {
                variables.put(key, variable(key, value, Origin.PROCESS_ENVIRONMENT, List.of()));
            }
        });
    }

    private Path file() {
        return EnvFile.ofApplication(root, processEnvironment);
    }

    private Optional<Refusal> refusal() {
        try {
            ForkStackEnvironment.of(root, processEnvironment);
            return Optional.empty();
        } catch (ForkStackRuntimeException e) {
            return Optional.of(new Refusal(e.problem(), e.remedy()));
        }
    }

    private interface Read<T> {
        T read();
    }

    /** What cannot be read is what the application is refused for. */
    private static <T> Optional<T> quietly(Read<T> read) {
        try {
            return Optional.of(read.read());
        } catch (ForkStackRuntimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "status of " + root; // the process environment holds secrets
    }
}
