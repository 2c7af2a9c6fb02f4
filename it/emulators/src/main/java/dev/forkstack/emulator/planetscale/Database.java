package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A database, which has branches, and what is allowed in it. Thread-safe. */
final class Database {

    /** What anybody can set by {@code PATCH}, or a test by the emulator. */
    static final String DATA_BRANCHING = "allow_data_branching";

    static final String ONE_REGION = "restrict_branch_region";
    static final String PROTECTED = "deletion_protected";
    static final String AT_BRANCH_LIMIT = "at_development_branch_usage_limit";
    static final String AT_RESTORE_LIMIT = "at_backup_restore_branches_limit";

    /** Its initialisation has not ended, however long ago it was made. */
    static final String INITIALIZING = "initializing";

    static final List<String> FLAGS =
            List.of(DATA_BRANCHING, ONE_REGION, PROTECTED, AT_BRANCH_LIMIT, AT_RESTORE_LIMIT, INITIALIZING);

    private final String id;
    private final String name;
    private final String kind;
    private final Instant created;
    private final Birth birth;
    private final Map<String, Boolean> flags = new ConcurrentHashMap<>();
    private volatile String defaultBranch = "main";

    Database(String id, String name, String kind, Instant created, Birth birth) {
        this.id = id;
        this.name = name;
        this.kind = kind;
        this.created = created;
        this.birth = birth;
    }

    String name() {
        return name;
    }

    String kind() {
        return kind;
    }

    String defaultBranch() {
        return defaultBranch;
    }

    void setDefaultBranch(String branch) {
        defaultBranch = branch;
    }

    boolean isReady() {
        return birth.isReady() && !has(INITIALIZING);
    }

    boolean has(String flag) {
        return flags.getOrDefault(flag, false);
    }

    void set(String flag, boolean value) {
        flags.put(flag, value);
    }

    /** @param branches all that it has */
    ObjectNode json(List<Branch> branches, boolean isAtLimit) {
        ObjectNode json = Json.object()
                .put("id", id)
                .put(
                        "url",
                        "https://api.planetscale.com/v1/organizations/" + Account.ORGANIZATION + "/databases/" + name)
                .put("html_url", "https://app.planetscale.com/" + Account.ORGANIZATION + "/" + name)
                .put("name", name)
                .put("kind", kind)
                .put("state", isReady() ? "ready" : "pending")
                .put("ready", isReady())
                .put("default_branch", defaultBranch)
                .put("branches_count", branches.size())
                .put(
                        "production_branches_count",
                        branches.stream().filter(Branch::isProduction).count())
                .put(
                        "development_branches_count",
                        branches.stream()
                                .filter(branch -> !branch.isProduction())
                                .count())
                .put(AT_BRANCH_LIMIT, isAtLimit || has(AT_BRANCH_LIMIT))
                .put(AT_RESTORE_LIMIT, has(AT_RESTORE_LIMIT))
                .put(DATA_BRANCHING, has(DATA_BRANCHING))
                .put(ONE_REGION, has(ONE_REGION))
                .put(PROTECTED, has(PROTECTED))
                .put("plan", "scaler_pro")
                .put("created_at", created.toString())
                .put("updated_at", created.toString());
        json.put("branches_url", json.path("url").asText() + "/branches");
        for (String no : List.of(
                "multiple_admins_required_for_deletion",
                "sharded",
                "require_approval_for_deploy",
                "resizing",
                "resize_queued",
                "config_changing",
                "config_change_queued",
                "foreign_keys_enabled",
                "insights_raw_queries",
                "insights_enabled",
                "production_branch_web_console")) {
            json.put(no, false);
        }
        for (String none : List.of(
                "open_schema_recommendations_count", "default_branch_shard_count",
                "default_branch_read_only_regions_count", "default_branch_table_count")) {
            json.put(none, 0);
        }
        json.putNull("schema_last_updated_at");
        return json.set("region", Shapes.region());
    }
}
