package dev.forkstack.provider.postgres;

import dev.forkstack.model.Problems;
import dev.forkstack.spi.Finding;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What {@code doctor} looks at on a PostgreSQL server: only reads. Immutable. */
record ServerCheckup(ServerSettings settings, DatabaseNames names) {

    List<Finding> findings(Connection admin) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        AdminRights rights = AdminRights.of(admin);
        findings.add(Finding.ok("PostgreSQL " + admin.getMetaData().getDatabaseProductVersion() + " answers on "
                + settings.address() + " as " + rights.user()));
        Problems problems = new Problems();
        rights.check(problems);
        PostgresDatabases databases = new PostgresDatabases(names);
        for (String source : names.sources().values()) {
            if (databases.find(admin, source).isEmpty()) {
                findings.add(Finding.warning(
                        "there is no database " + source + " to fork from",
                        "Name the one to fork from as database.prod, or fork another environment (FROM=NAME)."));
                continue;
            }
            rights.checkSource(admin, source, problems);
            findings.add(use(source, Sessions.told(admin, source)));
        }
        for (String open : OpenToAll.among(admin, names.sources().values())) {
            findings.add(Finding.warning(OpenToAll.fact(open), OpenToAll.remedy(open)));
        }
        problems.all().forEach(problem -> findings.add(Finding.problem(problem)));
        if (problems.all().isEmpty()) {
            findings.add(Finding.ok(rights.user()
                    + (rights.isSuperuser()
                            ? " is a superuser, which is more than Fork Stack needs (docs/postgres.md)"
                            : " may make databases and roles")));
        }
        return findings;
    }

    private static Finding use(String source, List<String> inside) {
        return inside.isEmpty()
                ? Finding.ok("database " + source + " can be forked: nobody is connected to it")
                : Finding.warning(
                        "database " + source + " cannot be forked now: " + String.join("; ", inside),
                        "Fork from an environment that nobody works in (docs/postgres.md).");
    }
}
