package dev.forkstack.provider.sqld;

import dev.forkstack.http.Service;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Problems;
import dev.forkstack.provider.libsql.TokenLife;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.CheckedSettings;
import dev.forkstack.spi.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * What the configuration says of a libSQL server. Immutable; no secret stands in it.
 *
 * @param admin the address of the admin API, without a slash at the end
 * @param prod what production's own namespace is called
 */
record SqldSettings(URI admin, NamespaceUrl url, String prod, TokenLife tokenLife) {

    /** @throws ForkStackException {@code CONFIGURATION} naming everything that is wrong */
    static SqldSettings read(Settings settings, ResourceNames names) {
        Problems problems = new Problems();
        CheckedSettings reader = new CheckedSettings(settings, problems);
        Optional<String> admin = reader.requiredAddress(
                "admin",
                text -> Service.address(text).isPresent(),
                "an https address (http only on this machine: the admin key goes there)",
                "that of --admin-listen-addr, which is a port of its own");
        Optional<String> url = reader.requiredAddress(
                "url",
                text -> NamespaceUrl.parse(text).isPresent(),
                "an https address (http only on this machine) with {namespace} as the first part of the host"
                        + " (https://{namespace}.db.example.com), or below /dev/ at a host without a dot"
                        + " (http://localhost:8080/dev/{namespace}/)",
                "where applications reach the databases");
        Optional<String> prod =
                reader.text("prod", NamespaceNames::isProductions, "the name of production's namespace");
        Optional<String> life = reader.text(
                "tokenLife",
                text -> TokenLife.parse(text).isPresent(),
                "a time of an hour or more, such as 30d or 12h");
        problems.throwIfAny();
        return new SqldSettings(
                admin.flatMap(Service::address).orElseThrow(),
                url.flatMap(NamespaceUrl::parse).orElseThrow(),
                prod.orElse(names.database(EnvironmentName.PROD)),
                life.flatMap(TokenLife::parse).orElse(TokenLife.DEFAULT));
    }
}
