package dev.forkstack.provider.turso;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.spi.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code doctor} asks Turso: only reads. Immutable. */
record Checkup(TursoApi api, TursoSettings settings) {

    private static final Duration SOON = Duration.ofDays(7);

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Finding token = Finding.looked(this::token);
        findings.add(token);
        if (token.level() == Finding.Level.PROBLEM) {
            return findings; // everything else would say the same
        }
        findings.add(Finding.looked(this::organization));
        settings.group().ifPresent(group -> findings.add(Finding.looked(() -> group(group))));
        findings.add(Finding.looked(this::source));
        return findings;
    }

    private Finding token() {
        Optional<Instant> expires = api.tokenExpires();
        if (expires.filter(Instant.now().plus(SOON)::isAfter).isPresent()) {
            return Finding.warning(
                    "the Turso token is valid until " + expires.get() + " only",
                    "Make a new one: turso auth api-tokens mint.");
        }
        return Finding.ok("the Turso token is valid"
                + expires.map(until -> " until " + until).orElse(""));
    }

    private Finding organization() {
        try {
            return api.organizations().contains(settings.organization())
                    ? Finding.ok("Turso organization " + settings.organization())
                    : Finding.problem(
                            "the Turso token does not see organization " + settings.organization(),
                            "Set database.organization to one of: " + String.join(", ", api.organizations()) + ".");
        } catch (ForkStackException e) {
            if (e.kind() != Kind.UNAUTHORIZED) {
                throw e;
            }
            return Finding.warning(
                    "the Turso token may not list organizations",
                    "A token of one group may not; that is enough to work.");
        }
    }

    private Finding group(String group) {
        List<String> groups = api.groups();
        return groups.contains(group)
                ? Finding.ok("Turso group " + group)
                : Finding.problem(
                        "there is no Turso group " + group,
                        "Set database.group to one of: " + String.join(", ", groups) + ".");
    }

    private Finding source() {
        Optional<Database> source = api.find(settings.prod());
        if (source.isEmpty()) {
            return Finding.problem(
                    "there is no Turso database " + settings.prod() + " to fork from",
                    "Set database.prod to the name of production's database.");
        }
        Database.Blocks blocks = source.get().blocks();
        return blocks.reads() || blocks.writes()
                ? Finding.warning(
                        "the " + source.get().title() + " is blocked for " + (blocks.reads() ? "reads" : "writes"),
                        "Look into its settings at Turso.")
                : Finding.ok("Turso database " + settings.prod() + ", in group "
                        + source.get().group());
    }
}
