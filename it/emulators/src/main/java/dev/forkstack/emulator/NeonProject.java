package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/** A project, whose default branch is the one that says so. Immutable. */
record NeonProject(String id, String name, Duration history, Instant created) {

    static final String REGION = "aws-us-east-2";
    static final String PROXY_HOST = "127.0.0.1";
    static final String OWNER = "629982cc-de05-43db-ae16-28f2399c4910";
    static final String ORGANIZATION = "org-quiet-meadow-81040908";

    /** As it stands in the list; Neon API v2 reference, ProjectListItem. */
    ObjectNode listed() {
        return common().put("active_time", 0);
    }

    /** As it stands alone; Neon API v2 reference, Project. */
    ObjectNode json() {
        String start = NeonTime.text(created);
        return common().put("data_storage_bytes_hour", 0)
                .put("data_transfer_bytes", 0)
                .put("written_data_bytes", 0)
                .put("compute_time_seconds", 0)
                .put("active_time_seconds", 0)
                .put("consumption_period_start", start)
                .put("consumption_period_end", NeonTime.text(created.plus(Duration.ofDays(30))));
    }

    private ObjectNode common() {
        return Json.object()
                .put("id", id)
                .put("platform_id", "aws")
                .put("region_id", REGION)
                .put("name", name)
                .put("provisioner", "k8s-neonvm")
                .put("pg_version", 17)
                .put("proxy_host", PROXY_HOST)
                .put("branch_logical_size_limit", 0)
                .put("branch_logical_size_limit_bytes", 0)
                .put("store_passwords", true)
                .put("cpu_used_sec", 0)
                .put("creation_source", "console")
                .put("history_retention_seconds", history.toSeconds())
                .put("created_at", NeonTime.text(created))
                .put("updated_at", NeonTime.text(created))
                .put("owner_id", OWNER)
                .put("org_id", ORGANIZATION);
    }
}
