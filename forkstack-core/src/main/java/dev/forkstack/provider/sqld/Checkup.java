package dev.forkstack.provider.sqld;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.provider.libsql.SqlStatement;
import dev.forkstack.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code doctor} asks a libSQL server: only reads. Immutable. */
record Checkup(AdminApi admin, NamespacePlane plane, Tokens tokens, Registry registry, SqldSettings settings) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Finding source = Finding.looked(this::source);
        findings.add(source);
        if (source.level() == Finding.Level.PROBLEM) {
            return findings; // everything else would say the same
        }
        Finding address = Finding.looked(this::address);
        findings.add(address);
        if (address.level() != Finding.Level.PROBLEM) {
            findings.add(Finding.looked(this::access));
            findings.add(Finding.looked(this::record));
        }
        return findings;
    }

    private Finding source() {
        Optional<NamespaceConfig> source = admin.config(settings.prod());
        if (source.isEmpty()) {
            return Finding.problem(
                    "there is no libSQL namespace " + settings.prod() + " to fork from",
                    "Set database.prod to the name of production's namespace.");
        }
        return source.get()
                .blocked()
                .map(what -> Finding.warning(
                        "the " + NamespacePlane.title(settings.prod()) + " is blocked for " + what,
                        "Look into its configuration at the server."))
                .orElseGet(() -> Finding.ok(NamespacePlane.title(settings.prod()) + ", at " + settings.admin()));
    }

    private Finding address() {
        plane.refuseUnlessItChooses();
        plane.open(settings.prod()).query(SqlStatement.of("SELECT 1")).get(0).orThrow();
        return Finding.ok("the libSQL server finds a namespace by " + settings.url());
    }

    private Finding access() {
        try {
            plane.open(settings.prod(), Optional.empty()).query(SqlStatement.of("SELECT 1"));
        } catch (ForkStackException e) {
            if (e.kind() == Kind.UNAUTHORIZED) {
                return tokens.areForAll()
                        ? Finding.warning(
                                "LIBSQL_AUTH_TOKEN opens " + NamespacePlane.title(settings.prod())
                                        + ", and stands in .env.local of every environment",
                                "Set LIBSQL_JWT_KEY in its place, with {namespace} as the first part of the host in"
                                        + " database.url: then each gets a token for itself alone.")
                        : Finding.ok("the libSQL server opens nothing without a token");
            }
            throw e;
        }
        return Finding.warning(
                "the libSQL server asks for no token: whoever reaches it reads and writes every namespace, production's too",
                "Start it with --auth-jwt-key-file, where others reach it.");
    }

    private Finding record() {
        List<Mark> all = registry.all();
        return Finding.ok("the libSQL server lists no namespaces; its " + Registry.NAME + " has " + all.size()
                + (all.size() == 1 ? " that Fork Stack made" : " that Fork Stack made, of all projects"));
    }
}
