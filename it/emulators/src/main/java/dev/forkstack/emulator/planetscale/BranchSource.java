package dev.forkstack.emulator.planetscale;

import static dev.forkstack.emulator.planetscale.Branching.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.forkstack.emulator.Request;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which past of which branch a new one gets. Called by one thread at a time.
 *
 * <p>Other than PlanetScale: PostgreSQL cannot go back in time here, so an instant leads to the newest thing kept that is not
 * after it: a backup, or what {@code POST /_emulator/snapshot {"branch": …}} remembered. An instant with none is refused
 * rather than answered with the wrong data.
 */
final class BranchSource {

    private static final Duration LATEST = Duration.ofMinutes(5);

    private final Account account;

    BranchSource(Account account) {
        this.account = account;
    }

    /** @return none for a branch without data. @throws dev.forkstack.emulator.Refusal 404 or 422 */
    Optional<Backup> of(Request request, JsonNode wanted, Branch parent) {
        Optional<String> backup = text(wanted, "backup_id");
        Optional<String> instant = text(wanted, "restore_point");
        if (backup.isPresent()) {
            return Optional.of(backup(request, wanted, parent.database(), backup.get()));
        }
        if (text(wanted, "seed_data").isPresent()) {
            return Optional.of(seed(request, wanted, parent));
        }
        return instant.map(text -> past(request, parent, text));
    }

    private Backup backup(Request request, JsonNode wanted, Database database, String id) {
        Backup backup = account.backups.get(id);
        Branch of = backup == null || backup.isSilent() ? null : account.branches.get(backup.branchId());
        if (of == null || of.database() != database) {
            throw ServiceTokens.notFound();
        }
        requireRestore(request, of);
        if (!backup.isSuccess()) {
            throw Account.unprocessable("Backup is not complete");
        }
        if (text(wanted, "cluster_size").or(() -> text(wanted, "cluster_name")).isEmpty()
                && wanted.path("keyspace_cluster_sizes").isEmpty()) {
            throw Account.unprocessable("Cluster size is required when restoring a backup");
        }
        return backup;
    }

    private Backup seed(Request request, JsonNode wanted, Branch parent) {
        if (!account.isMysql() || !wanted.path("seed_data").asText().equals("last_successful_backup")) {
            throw Account.unprocessable("Seed data is not supported");
        }
        requireRestore(request, parent);
        if (!parent.database().has(Database.DATA_BRANCHING)) {
            throw Account.unprocessable("Data branching is not enabled for this database");
        }
        return latest(parent, backup -> !backup.isSilent())
                .orElseThrow(() -> Account.unprocessable("The parent branch has no successful backup"));
    }

    private Backup past(Request request, Branch parent, String text) {
        if (account.isMysql()) {
            throw Account.unprocessable("Restore points are for PostgreSQL databases");
        }
        requireRestore(request, parent);
        Instant at;
        try {
            at = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw Account.unprocessable("Restore point is not a date and time");
        }
        if (at.isAfter(account.clock().now().minus(LATEST))) {
            throw Account.unprocessable("Restore point has to be at least five minutes ago");
        }
        return latest(parent, backup -> !backup.created().isAfter(at))
                .orElseThrow(() -> Account.unprocessable("Nothing of the branch is kept for that restore point"));
    }

    private Optional<Backup> latest(Branch branch, Predicate<Backup> which) {
        return account.backups.values().stream()
                .filter(backup -> backup.branchId().equals(branch.id()) && backup.isSuccess())
                .filter(which)
                .max(Comparator.comparing(Backup::created));
    }

    private void requireRestore(Request request, Branch of) {
        if (of.database().has(Database.AT_RESTORE_LIMIT)) {
            throw Account.unprocessable("Limit of branches restored from backups reached");
        }
        account.tokens().require(request, of, "restore_backup", "restore_production_branch_backup");
    }
}
