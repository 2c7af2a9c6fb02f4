package dev.forkstack.emulator;

import dev.forkstack.emulator.postgres.PostgresProtocol;
import dev.forkstack.emulator.postgres.PostgresRefusal;
import java.util.LinkedHashMap;
import java.util.Map;

/** Lets connections in to the databases of one branch, by the names that its users know. Thread-safe. */
final class NeonNames implements PostgresProtocol.Names {

    private static final String OPTION = "endpoint=";

    private final MovableClock clock;
    private final NeonState state;
    private final String endpointId;

    NeonNames(NeonWorld world, String endpointId) {
        this.clock = world.clock();
        this.state = world.state();
        this.endpointId = endpointId;
    }

    @Override
    public Map<String, String> translate(Map<String, String> asked) throws PostgresRefusal {
        NeonEndpoint endpoint = state.endpoints.get(endpointId);
        if (endpoint == null || !endpoint.isUsable() || hasExpired(endpoint)) {
            throw new PostgresRefusal("", "not yet, or no longer");
        }
        String user = asked.getOrDefault("user", "");
        String database = asked.getOrDefault("database", user);
        Map<String, String> names = new LinkedHashMap<>(asked);
        checkOptions(names);
        names.put("user", login(endpoint, user));
        names.put("database", stored(endpoint, database));
        // A suspended compute starts with the first connection.
        endpoint.isIdle().set(false);
        return names;
    }

    private boolean hasExpired(NeonEndpoint endpoint) {
        NeonBranch branch = state.branches.get(endpoint.branchId());
        return branch == null || branch.isDue(clock.now());
    }

    /** Takes {@code endpoint=…} out, which the server does not know. */
    private void checkOptions(Map<String, String> names) throws PostgresRefusal {
        StringBuilder left = new StringBuilder();
        for (String option : names.getOrDefault("options", "").split(" ", -1)) {
            if (option.startsWith(OPTION)) {
                String id = option.substring(OPTION.length());
                if (!id.equals(endpointId) && !id.equals(endpointId + "-pooler")) {
                    throw new PostgresRefusal("08P01", "inconsistent project name inferred from SNI and option");
                }
            } else if (!option.isEmpty()) {
                left.append(left.length() == 0 ? "" : " ").append(option);
            }
        }
        names.remove("options");
        if (left.length() > 0) {
            names.put("options", left.toString());
        }
    }

    private String login(NeonEndpoint endpoint, String user) throws PostgresRefusal {
        try {
            return state.role(endpoint.branchId(), user).login();
        } catch (Refusal e) {
            throw new PostgresRefusal("28P01", "password authentication failed for user '" + user + "'");
        }
    }

    private String stored(NeonEndpoint endpoint, String database) throws PostgresRefusal {
        try {
            return state.database(endpoint.branchId(), database).stored();
        } catch (Refusal e) {
            throw new PostgresRefusal("3D000", "database \"" + database + "\" does not exist");
        }
    }
}
