package dev.forkstack.workflow;

import dev.forkstack.runtime.EnvironmentName;

/** Removes what this very run made and did not finish, if it stands at all. Thread-safe. */
record Undo(Scope scope, Marks marks) {

    /** Registered before the attempt: a cut connection can leave the thing made although the call failed. */
    void onFailure(Rollback rollback, Part part, EnvironmentName name) {
        rollback.onFailure(() -> undo(part, name));
    }

    private void undo(Part part, EnvironmentName name) {
        part.provider()
                .find(name)
                .filter(resource -> resource.mark().filter(marks::canUndo).isPresent())
                .ifPresent(resource -> {
                    part.provider().delete(scope.ownership(name).claim(resource));
                    scope.progress().note("undone: " + resource.title());
                });
        part.provider().sweep();
    }
}
