package dev.forkstack.provider.turso;

import dev.forkstack.http.Service;
import dev.forkstack.model.Problems;
import dev.forkstack.provider.libsql.TokenLife;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.CheckedSettings;
import dev.forkstack.spi.Settings;
import java.net.URI;
import java.util.Optional;

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
    static TursoSettings read(Settings settings, ResourceNames names) {
        Problems problems = new Problems();
        CheckedSettings reader = new CheckedSettings(settings, problems);
        Optional<String> organization = reader.required(
                "organization",
                text -> text.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,62}"),
                "the slug of an organization",
                "as `turso org list` shows it");
        Optional<String> prod = reader.text("prod", text -> text.matches(TursoNames.RULE), "the name of a database");
        Optional<String> group =
                reader.text("group", text -> text.matches("[a-z0-9][a-z0-9_-]{0,63}"), "the name of a group");
        Optional<String> life = reader.text(
                "tokenLife",
                text -> TokenLife.parse(text).isPresent(),
                "a time of an hour or more, such as 30d or 12h");
        Optional<String> api = reader.address(
                "api",
                text -> Service.address(text).isPresent(),
                "an https address (http only on this machine's own 127.0.0.1: the token goes there)");
        problems.throwIfAny();
        return new TursoSettings(
                organization.orElseThrow(),
                prod.orElse(names.database(EnvironmentName.PROD)),
                group,
                life.flatMap(TokenLife::parse).orElse(TokenLife.DEFAULT),
                api.or(() -> Optional.of(API)).flatMap(Service::address).orElseThrow());
    }
}
