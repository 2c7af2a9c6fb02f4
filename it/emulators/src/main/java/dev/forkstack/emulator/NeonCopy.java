package dev.forkstack.emulator;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Roles and databases of one branch, made for another. Confined to one thread until it stands. */
final class NeonCopy {

    private final NeonWorld world;
    private final List<NeonRole> roles = new ArrayList<>();
    private final List<NeonDatabase> databases = new ArrayList<>();

    private NeonCopy(NeonWorld world) {
        this.world = world;
    }

    /** @param source the databases to copy, as they are now or were once */
    static NeonCopy make(
            NeonWorld world, NeonBranch from, List<NeonDatabase> source, String branchId, boolean isSchemaOnly)
            throws SQLException {
        NeonCopy copy = new NeonCopy(world);
        try {
            copy.fill(from, source, branchId, isSchemaOnly);
            return copy;
        } catch (SQLException | RuntimeException e) {
            drop(world, copy.roles, copy.databases);
            throw e;
        }
    }

    /** From now on the API shows them, and connections find them. */
    void stand() {
        roles.forEach(world.state()::put);
        databases.forEach(world.state()::put);
    }

    List<NeonRole> roles() {
        return roles;
    }

    List<NeonDatabase> databases() {
        return databases;
    }

    /** Takes what a branch has, which may be half of what it should have. */
    static void drop(NeonWorld world, List<NeonRole> roles, List<NeonDatabase> databases) throws SQLException {
        for (NeonDatabase database : databases) {
            world.state().remove(database);
            world.data().dropDatabase(database.stored());
        }
        for (NeonRole role : roles) {
            world.state().remove(role);
            world.data().dropLogin(role.login());
        }
    }

    private void fill(NeonBranch from, List<NeonDatabase> source, String branchId, boolean isSchemaOnly)
            throws SQLException {
        for (NeonRole role : world.state().rolesOf(from.id())) {
            roles.add(new NeonRoles(world).copy(role, from, branchId));
        }
        for (NeonDatabase database : source) {
            String stored = world.data().copyDatabase(database.stored(), base(database.owner()));
            databases.add(new NeonDatabase(
                    world.nextId(),
                    branchId,
                    database.name(),
                    database.owner(),
                    stored,
                    world.clock().now()));
            if (isSchemaOnly) {
                world.data().empty(stored);
            }
        }
    }

    private String base(String owner) {
        return roles.stream()
                .filter(role -> role.name().equals(owner))
                .map(NeonRole::base)
                .findFirst()
                .orElseThrow(() -> new Refusal(500, "", "no role " + owner + " owns the database"));
    }
}
