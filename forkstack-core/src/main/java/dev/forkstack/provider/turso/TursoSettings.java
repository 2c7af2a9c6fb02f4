package dev.forkstack.provider.turso;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.Settings;
import java.net.URI;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the configuration says of Turso. Immutable; no secret stands in it.
 *
 * @param prod what production's own database is called
 * @param group where forks are made; absent for the group of their source
 * @param api without a slash at the end
 */
record TursoSettings(String organization, String prod, Optional<String> group, TokenLife tokenLife, URI api) {

    private static final String API = "https://api.turso.tech";

    /** @throws ForkStackException {@code CONFIGURATION} naming everything that is wrong */
    static TursoSettings read(Settings settings, ProjectName project) {
        Problems problems = new Problems();
        Reader reader = new Reader(settings, problems);
        Optional<String> organization = reader.checked(
                "organization", text -> text.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}"), "the slug of an organization");
        if (settings.text("organization").isEmpty()) {
            problems.add(new ForkStackException(
                    Kind.CONFIGURATION,
                    "The setting " + settings.path("organization") + " is missing.",
                    "Set it to the organization's slug, as `turso org list` shows it."));
        }
        Optional<String> prod =
                reader.checked("prod", text -> text.matches(DatabaseNames.RULE), "the name of a database");
        Optional<String> group =
                reader.checked("group", text -> text.matches("[a-z0-9][a-z0-9_-]{0,63}"), "the name of a group");
        Optional<String> life = reader.checked(
                "tokenLife",
                text -> TokenLife.parse(text).isPresent(),
                "a time of an hour or more, such as 30d or 12h");
        Optional<String> api = reader.checked(
                "api",
                text -> Address.isUsable(text),
                "an https address without a path (http only on this machine's own 127.0.0.1)");
        problems.throwIfAny();
        return new TursoSettings(
                organization.orElseThrow(),
                prod.orElse(project + "-prod"),
                group,
                life.flatMap(TokenLife::parse).orElse(TokenLife.DEFAULT),
                URI.create(api.orElse(API).replaceAll("/+$", "")));
    }

    private record Reader(Settings settings, Problems problems) {

        /** Empty where it is not set, or set to what makes no sense, which then is a problem. */
        Optional<String> checked(String key, Predicate<String> rule, String what) {
            Optional<String> value = settings.text(key).map(String::strip);
            value.filter(rule.negate())
                    .ifPresent(wrong -> problems.add(new ForkStackException(
                            Kind.CONFIGURATION,
                            "The setting " + settings.path(key) + " is '" + wrong + "', which is not " + what + ".",
                            "Set " + settings.path(key) + " to " + what + ".")));
            return value.filter(rule);
        }
    }
}
