package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Json;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import dev.forkstack.runtime.EnvironmentName;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Looks whether PlanetScale would make a branch, before it is asked to: all that stands against it at once. Thread-safe. */
record Preflight(PlanetScaleApi api, PlanetScaleSettings settings, KnownDatabase known) {

    /** @throws ForkStackException with everything that is in the way */
    Content check(Branch source, Optional<Instant> at) {
        return check(known.look(), source, at);
    }

    /**
     * As {@link #check(Branch, Optional)}.
     *
     * @param database as PlanetScale has just told of it
     */
    Content check(Json database, Branch source, Optional<Instant> at) {
        Problems problems = new Problems();
        refuseUnready(database, problems);
        refuseLimits(database, problems);
        refuseRegion(database, problems);
        refuseMode(Engine.of(database), at, problems);
        Optional<Backup> backup = isRestored() && at.isEmpty() ? backup(source, problems) : Optional.empty();
        problems.throwIfAny();
        return new Content(source, backup, at, settings.made());
    }

    /** What an earlier run has begun has the rows that were wanted then: nobody gets them, or none, without having said so. */
    void refuseOther(Branch begun, String title, EnvironmentName env) {
        if (begun.isRestored() != isRestored()) {
            throw rejected(
                    "The unfinished PlanetScale branch " + title + " was begun "
                            + (begun.isRestored() ? "with" : "without")
                            + " rows, and the setting database.data is \""
                            + settings.made().data() + "\".",
                    "Delete it first (make envs-delete " + env + "), or set database.data as it was.");
        }
    }

    private boolean isRestored() {
        return settings.made().data() == DataMode.BACKUP;
    }

    private void refuseUnready(Json database, Problems problems) {
        if (!database.isTrue("ready")) {
            problems.add(rejected(
                    "The PlanetScale database " + settings.database() + " is not ready yet"
                            + database.find("state")
                                    .map(state -> " (" + state + ")")
                                    .orElse("") + ".",
                    "Wait until it is, then run the command again."));
        }
    }

    private void refuseLimits(Json database, Problems problems) {
        String limit = isRestored() ? "at_backup_restore_branches_limit" : "at_development_branch_usage_limit";
        if (database.isTrue(limit)) {
            problems.add(rejected(
                    "The PlanetScale database " + settings.database() + " has as many "
                            + (isRestored() ? "branches restored from backups" : "development branches")
                            + " as it may have.",
                    "Delete environments that nobody needs (make envs-list, make envs-delete NAME), or raise the limit"
                            + " in the database's settings at PlanetScale."));
        }
    }

    private void refuseRegion(Json database, Problems problems) {
        settings.made()
                .region()
                .filter(region -> database.isTrue("restrict_branch_region")
                        && !database.find("region", "slug").equals(Optional.of(region)))
                .ifPresent(region -> problems.add(new ForkStackException(
                        Kind.CONFIGURATION,
                        "The PlanetScale database " + settings.database() + " takes branches in its own region only"
                                + database.find("region", "slug")
                                        .map(own -> ", " + own)
                                        .orElse("") + ", and the setting database.region is " + region + ".",
                        "Leave out database.region, or allow other regions in the database's settings at"
                                + " PlanetScale.")));
    }

    private void refuseMode(Engine engine, Optional<Instant> at, Problems problems) {
        DataMode mode = settings.made().data();
        if (engine == Engine.POSTGRESQL && mode == DataMode.SCHEMA) {
            problems.add(misfit(
                    "A branch of a Postgres database at PlanetScale has no schema of its source: without a backup it has"
                            + " neither schema nor data.",
                    "\"backup\", or to \"empty\" where migrations make the tables"));
        }
        if (engine == Engine.MYSQL && mode == DataMode.EMPTY) {
            problems.add(misfit(
                    "A branch of a Vitess database at PlanetScale always has its source's schema.",
                    "\"schema\", or to \"backup\" for rows as well"));
        }
        if (at.isPresent() && engine == Engine.MYSQL) {
            problems.add(rejected(
                    "PlanetScale keeps no past of Vitess databases that a branch could be made of.",
                    "Leave out AT: data = \"backup\" restores the latest backup."));
        } else if (at.filter(instant -> instant.getNano() != 0).isPresent()) {
            problems.add(new ForkStackException(
                    Kind.CONFIGURATION,
                    "A past of a PlanetScale database is asked for to the second, and " + at.get()
                            + " is no whole one.",
                    "Leave out the fraction: AT=" + at.get().truncatedTo(ChronoUnit.SECONDS) + "."));
        } else if (at.isPresent() && mode != DataMode.BACKUP) {
            problems.add(misfit(
                    "A past of a PlanetScale database is restored with its data, and the setting database.data is \""
                            + mode + "\".",
                    "\"backup\", or leave out AT"));
        }
    }

    private Optional<Backup> backup(Branch source, Problems problems) {
        Optional<Backup> latest = Backup.latest(api.backups(source.name()));
        if (latest.isEmpty()) {
            problems.add(rejected(
                    "The PlanetScale branch " + source.name() + " has no successful backup to restore.",
                    "Make one at PlanetScale (pscale backup create " + settings.database() + " " + source.name()
                            + "), and wait until it has come to its end."));
        }
        return latest;
    }

    private static ForkStackException misfit(String message, String value) {
        return new ForkStackException(Kind.CONFIGURATION, message, "Set database.data to " + value + ".");
    }

    private static ForkStackException rejected(String message, String remedy) {
        return new ForkStackException(Kind.REJECTED, message, remedy);
    }
}
