package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A branch. Immutable but for its birth.
 *
 * @param parentId of the branch that it was made from; none for a restored one that named none
 * @param restoredFromId of the branch whose backup or past it was made from
 * @param stored its database's name in the server
 * @param size of its cluster
 */
record Branch(
        String id,
        Database database,
        String name,
        Optional<String> parentId,
        Optional<String> restoredFromId,
        boolean isProduction,
        boolean isProtected,
        String stored,
        String size,
        Instant created,
        Birth birth) {

    boolean isDefault() {
        return name.equals(database.defaultBranch());
    }

    Branch renamed(String other, boolean shallBeProtected) {
        return new Branch(
                id,
                database,
                other,
                parentId,
                restoredFromId,
                isProduction,
                shallBeProtected,
                stored,
                size,
                created,
                birth);
    }

    Branch inProduction(boolean is) {
        return new Branch(id, database, name, parentId, restoredFromId, is, isProtected, stored, size, created, birth);
    }

    ObjectNode reference() {
        return Shapes.reference(id, name, created);
    }

    /** @param parent if it still stands; @param restoredFrom too; @param host of its kind */
    ObjectNode json(Optional<Branch> parent, Optional<Branch> restoredFrom, String host) {
        String url = "/" + Account.ORGANIZATION + "/" + database.name() + "/" + name;
        ObjectNode json = Shapes.reference(id, name, created)
                .put("kind", database.kind())
                .put("state", birth.isReady() ? "ready" : "pending")
                .put("ready", birth.isReady())
                .put("schema_ready", birth.isReady())
                .put("production", isProduction)
                .put("deletion_protected", isProtected)
                .put("parent_branch", parent.map(Branch::name).orElse(null))
                .put("cluster_name", size)
                .put("mysql_address", host)
                .put("mysql_edge_address", host)
                .put("html_url", "https://app.planetscale.com" + url)
                .put("url", "https://api.planetscale.com/v1" + url)
                .put("vtgate_size", "VTG_5")
                .put("vtgate_count", 1)
                .put("shard_count", 1)
                .put("keyspace_count", 1);
        for (String no : List.of(
                "direct_vtgate",
                "vtgate_autoscaling",
                "metal",
                "safe_migrations",
                "sharded",
                "stale_schema",
                "private_edge_connectivity",
                "has_replicas",
                "has_read_only_replicas")) {
            json.put(no, false);
        }
        for (String none : List.of(
                "restore_checklist_completed_at",
                "schema_last_updated_at",
                "vtgate_name",
                "vtgate_max_count",
                "vtgate_target_cpu_utilization",
                "cluster_iops")) {
            json.putNull(none);
        }
        json.set("actor", Shapes.actor());
        json.set("region", Shapes.region());
        json.set("vtgate_options", Json.object());
        json.set("restored_from_branch", restoredFrom.map(Branch::reference).orElse(null));
        return json;
    }
}
