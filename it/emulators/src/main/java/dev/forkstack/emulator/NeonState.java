package dev.forkstack.emulator;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that stands, found by id and by name. Thread-safe; who changes a project holds its lock. */
final class NeonState {

    final Map<String, NeonProject> projects = new ConcurrentSkipListMap<>();
    final Map<String, NeonBranch> branches = new ConcurrentSkipListMap<>();
    final Map<String, NeonEndpoint> endpoints = new ConcurrentSkipListMap<>();
    final List<NeonSnapshot> snapshots = new CopyOnWriteArrayList<>();
    private final Map<String, NeonRole> roles = new ConcurrentSkipListMap<>();
    private final Map<String, NeonDatabase> databases = new ConcurrentSkipListMap<>();

    /** @throws Refusal 404 if there is none */
    NeonProject project(String id) {
        return found(projects.get(id), "project");
    }

    /** @throws Refusal 404 if there is none, or in another project */
    NeonBranch branch(String projectId, String id) {
        project(projectId);
        NeonBranch branch = branches.get(id);
        return found(branch != null && branch.projectId().equals(projectId) ? branch : null, "branch");
    }

    List<NeonBranch> branchesOf(String projectId) {
        return branches.values().stream()
                .filter(branch -> branch.projectId().equals(projectId))
                .toList();
    }

    NeonBranch defaultBranch(String projectId) {
        return branchesOf(projectId).stream()
                .filter(branch -> branch.flags().isDefault())
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "", "branch not found"));
    }

    List<NeonBranch> childrenOf(NeonBranch parent) {
        return branches.values().stream()
                .filter(branch -> branch.parentId().equals(Optional.of(parent.id())))
                .toList();
    }

    /** @throws Refusal 404 if there is none, or in another project */
    NeonEndpoint endpoint(String projectId, String id) {
        project(projectId);
        NeonEndpoint endpoint = endpoints.get(id);
        return found(endpoint != null && endpoint.projectId().equals(projectId) ? endpoint : null, "endpoint");
    }

    /** The one that writes first. */
    List<NeonEndpoint> endpointsOf(NeonBranch branch) {
        return endpoints.values().stream()
                .filter(endpoint -> endpoint.branchId().equals(branch.id()))
                .sorted(Comparator.comparing(NeonEndpoint::type).reversed())
                .toList();
    }

    void put(NeonRole role) {
        roles.put(key(role.branchId(), role.name()), role);
    }

    void remove(NeonRole role) {
        roles.remove(key(role.branchId(), role.name()));
    }

    /** @throws Refusal 404 if there is none */
    NeonRole role(String branchId, String name) {
        return found(roles.get(key(branchId, name)), "role");
    }

    List<NeonRole> rolesOf(String branchId) {
        return roles.values().stream()
                .filter(role -> role.branchId().equals(branchId))
                .toList();
    }

    void put(NeonDatabase database) {
        databases.put(key(database.branchId(), database.name()), database);
    }

    void remove(NeonDatabase database) {
        databases.remove(key(database.branchId(), database.name()));
    }

    /** @throws Refusal 404 if there is none */
    NeonDatabase database(String branchId, String name) {
        return found(databases.get(key(branchId, name)), "database");
    }

    List<NeonDatabase> databasesOf(String branchId) {
        return databases.values().stream()
                .filter(database -> database.branchId().equals(branchId))
                .toList();
    }

    private static String key(String branchId, String name) {
        return branchId + "/" + name;
    }

    private static <T> T found(T thing, String kind) {
        if (thing == null) {
            throw new Refusal(404, "", kind + " not found");
        }
        return thing;
    }
}
