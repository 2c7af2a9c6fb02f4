package dev.forkstack.emulator.planetscale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** A role as it is answered. Stateless. */
final class RoleJson {

    /** The role that owns all there is, and whose rights others inherit. */
    static final String OWNER = "postgres";

    static final Set<String> INHERITED = Set.of(
            "pg_checkpoint",
            "pg_create_subscription",
            "pg_maintain",
            "pg_monitor",
            "pg_read_all_data",
            "pg_read_all_settings",
            "pg_read_all_stats",
            "pg_signal_backend",
            "pg_stat_scan_tables",
            "pg_use_reserved_connections",
            "pg_write_all_data",
            OWNER);

    private RoleJson() {}

    /** @param password told once; empty later on */
    static ObjectNode of(Account account, Login login, Branch branch, String password) {
        boolean isDefault = login.user().equals(PostgresEngine.owner(branch.id()));
        ObjectNode json = Shapes.reference(login.id(), login.name(), login.created())
                .put("username", login.user())
                .put("base_username", login.user().substring(0, login.user().indexOf('.')))
                .put("password", password)
                .put("access_host_url", account.host())
                .put("private_access_host_url", account.host())
                .put("private_connection_service_name", "")
                .put("database_name", PostgresEngine.NAME)
                .put("expires_at", login.expires().map(Instant::toString).orElse(null))
                .put("ttl", login.life().map(Duration::toSeconds).orElse(0L))
                .put("ready", true)
                .put("expired", false)
                .put("default", isDefault)
                .put("with_replication", false)
                .put("drop_failed", "");
        json.putNull("dropped_at").putNull("disabled_at");
        login.rights().forEach(json.putArray("inherited_roles")::add);
        json.set("branch", branch.reference());
        json.set("actor", Shapes.actor());
        // Where YAML reads the "off" that was meant as false, and so does the specification.
        json.putObject("query_safety_settings")
                .put("require_where_on_delete", "false")
                .put("require_where_on_update", "false");
        return json;
    }
}
