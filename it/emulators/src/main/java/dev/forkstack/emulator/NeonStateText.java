package dev.forkstack.emulator;

import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** All that stands, by name and without ids and ports, so that two runs can be compared. Thread-safe. */
final class NeonStateText {

    private final NeonState state;

    NeonStateText(NeonState state) {
        this.state = state;
    }

    String text() {
        TreeSet<String> lines = new TreeSet<>();
        state.projects.values().forEach(project -> lines.add("project " + project.name()));
        state.branches.values().forEach(branch -> {
            lines.add("branch " + path(branch) + details(branch));
            state.endpointsOf(branch)
                    .forEach(endpoint ->
                            lines.add("endpoint " + path(branch) + " " + endpoint.type() + " " + endpoint.state()));
            state.databasesOf(branch.id())
                    .forEach(database -> lines.add(
                            "database " + path(branch) + "/" + database.name() + " owner=" + database.owner()));
            state.rolesOf(branch.id()).forEach(role -> lines.add("role " + path(branch) + "/" + role.name()));
        });
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    private String details(NeonBranch branch) {
        StringBuilder text = new StringBuilder(" parent=")
                .append(branch.parentId().map(this::name).orElse("-"))
                .append(" init=")
                .append(branch.origin().source());
        if (branch.flags().isDefault()) {
            text.append(" default");
        }
        if (branch.flags().isProtected()) {
            text.append(" protected");
        }
        branch.origin().at().ifPresent(at -> text.append(" at=").append(at));
        branch.flags().expires().ifPresent(end -> text.append(" expires=").append(NeonTime.text(end)));
        if (!branch.annotation().isEmpty()) {
            text.append(" annotation=").append(new TreeMap<>(branch.annotation()));
        }
        return text.toString();
    }

    private String path(NeonBranch branch) {
        String project = Optional.ofNullable(state.projects.get(branch.projectId()))
                .map(NeonProject::name)
                .orElse(branch.projectId());
        return project + "/" + branch.name();
    }

    private String name(String branchId) {
        NeonBranch branch = state.branches.get(branchId);
        return branch == null ? branchId : branch.name();
    }
}
