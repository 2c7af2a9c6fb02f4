package dev.forkstack.emulator;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The past of branches. Thread-safe.
 *
 * <p>Other than Neon: PostgreSQL cannot go back in time, so only instants are remembered that somebody asked for with
 * {@code POST /_emulator/snapshot {"branch_id": …}}. An instant leads to the newest of them that is not after it, and an
 * instant with none is refused rather than answered with the wrong data.
 */
final class NeonHistory {

    private final NeonWorld world;

    NeonHistory(NeonWorld world) {
        this.world = world;
    }

    /** Remembers what a branch holds now. @param branchId empty for the first project's default branch */
    Instant snapshot(String branchId) throws SQLException {
        NeonBranch branch = branch(branchId);
        List<NeonDatabase> copies = new ArrayList<>();
        for (NeonDatabase database : world.state().databasesOf(branch.id())) {
            String base = world.state().role(branch.id(), database.owner()).base();
            String stored = world.data().copyDatabase(database.stored(), base);
            copies.add(new NeonDatabase(
                    database.id(), branch.id(), database.name(), database.owner(), stored, database.created()));
        }
        Instant at = world.clock().now();
        world.state().snapshots.add(new NeonSnapshot(branch.id(), at, copies));
        return at;
    }

    /** @throws Refusal 400 if the instant is not in the restore window, or nothing is remembered for it */
    List<NeonDatabase> databases(NeonBranch branch, Optional<Instant> at) {
        if (at.isEmpty()) {
            return world.state().databasesOf(branch.id());
        }
        Instant now = world.clock().now();
        Instant oldest = now.minus(world.state().project(branch.projectId()).history());
        if (at.get().isAfter(now) || at.get().isBefore(oldest)) {
            throw new Refusal(400, "", "parent_timestamp is outside of the project's restore window");
        }
        return world.state().snapshots.stream()
                .filter(snapshot -> snapshot.branchId().equals(branch.id())
                        && !snapshot.at().isAfter(at.get()))
                .max(Comparator.comparing(NeonSnapshot::at))
                .map(NeonSnapshot::databases)
                .orElseThrow(() -> new Refusal(
                        400,
                        "",
                        "the branch has no data at parent_timestamp"
                                + " (the emulator knows only what POST /_emulator/snapshot remembered)"));
    }

    /** Snapshots outlive nothing: with their branch they go too. */
    void forget(NeonBranch branch) throws SQLException {
        for (NeonSnapshot snapshot : world.state().snapshots) {
            if (snapshot.branchId().equals(branch.id())) {
                world.state().snapshots.remove(snapshot);
                for (NeonDatabase database : snapshot.databases()) {
                    world.data().dropDatabase(database.stored());
                }
            }
        }
    }

    private NeonBranch branch(String branchId) {
        return world.state().branches.values().stream()
                .filter(branch -> branchId.isEmpty()
                        ? branch.flags().isDefault()
                        : branch.id().equals(branchId))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "", "branch not found"));
    }
}
