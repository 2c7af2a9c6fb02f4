package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.emulator.gate.TcpGate;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The compute of a branch: a listener of its own. Thread-safe.
 *
 * <p>Neon's hosts are names, and a listener is found by name. Here all listeners are at 127.0.0.1, and no name below
 * {@code localhost} resolves everywhere. So {@code host} is {@code 127.0.0.1:PORT}, and who compares a connection URI's
 * {@code host:port} with it knows whose it is. The pooled address differs by
 * {@code options=endpoint%3D<id>-pooler}, which is how Neon itself is told the endpoint by a client that sends no name
 * (Neon docs, "Connection errors"); its host and port are the direct one's, as there is no place for {@code -pooler}.
 */
record NeonEndpoint(
        String id,
        String branchId,
        String projectId,
        String type,
        Limits limits,
        TcpGate gate,
        NeonOperation starting,
        long usableFrom,
        AtomicBoolean isIdle,
        Instant created) {

    record Limits(double minimum, double maximum, long suspendSeconds) {}

    /** As it stands in connection URIs too. */
    String host() {
        return NeonProject.PROXY_HOST + ":" + gate.port();
    }

    /** Whether connections get through; the API may say otherwise, when it met {@link Fault.Kind#READY_THAT_IS_NOT}. */
    boolean isUsable() {
        return starting.isFinished() && System.nanoTime() - usableFrom >= 0;
    }

    NeonEndpoint with(Limits newLimits) {
        return new NeonEndpoint(id, branchId, projectId, type, newLimits, gate, starting, usableFrom, isIdle, created);
    }

    /** Neon API v2 reference, Endpoint. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        json.putObject("settings").putObject("pg_settings");
        json.put("host", host())
                .put("id", id)
                .put("project_id", projectId)
                .put("branch_id", branchId)
                .put("region_id", NeonProject.REGION)
                .put("autoscaling_limit_min_cu", limits.minimum())
                .put("autoscaling_limit_max_cu", limits.maximum())
                .put("type", type)
                .put("current_state", state());
        if (!starting.isFinished()) {
            json.put("pending_state", "active");
        }
        return json.put("pooler_enabled", false)
                .put("pooler_mode", "transaction")
                .put("disabled", false)
                .put("passwordless_access", true)
                .put("creation_source", "console")
                .put("created_at", NeonTime.text(created))
                .put("updated_at", NeonTime.text(created))
                .put("proxy_host", NeonProject.PROXY_HOST)
                .put("suspend_timeout_seconds", limits.suspendSeconds())
                .put("provisioner", "k8s-neonvm");
    }

    String state() {
        if (!starting.isFinished()) {
            return "init";
        }
        return isIdle.get() ? "idle" : "active";
    }
}
