package dev.forkstack.state;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvFile;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Keys of ours that stand outside our block: which of the two counts would depend on who reads the file. */
final class OutsideKeys {

    private OutsideKeys() {}

    static Optional<ForkStackException> problem(EnvFile file, Set<String> ours) {
        Set<String> both = new TreeSet<>(file.others().keySet());
        both.retainAll(ours);
        if (both.isEmpty()) {
            return Optional.empty();
        }
        String where = both.stream()
                .map(key -> key + " (line " + file.others().get(key).line() + ")")
                .collect(Collectors.joining(", "));
        return Optional.of(new ForkStackException(
                Kind.CONFIGURATION,
                EnvFile.NAME + " sets what Fork Stack writes, outside its block: " + where + ".",
                "Remove or rename " + (both.size() == 1 ? "that line" : "those lines")
                        + "; every environment has its own value."));
    }
}
