package dev.forkstack.emulator;

import java.nio.file.Path;

/**
 * What kind of Turso account is emulated. Immutable.
 *
 * @param directory for the SQLite files, which are new at each start
 * @param port of the Platform API; 0 for a free one
 * @param pageSize how many databases a list has at most although its client asked for no limit; 0 for all
 * @param requestsUntilReady how many requests a new database answers with 404
 * @param hasDocumentedConflict whether a name that is taken is answered with 409, as documented, not with the observed 400
 * @param refusesPermissions whether token requests with permissions are refused, as the newer engine does
 * @param quota how many databases the plan allows; 0 for any number
 */
public record TursoOptions(
        Path directory,
        int port,
        int pageSize,
        int requestsUntilReady,
        boolean hasDocumentedConflict,
        boolean refusesPermissions,
        int quota) {

    /** The account as it was observed, at a free port. */
    public static TursoOptions in(Path directory) {
        return new TursoOptions(directory, 0, 0, 2, false, false, 0);
    }

    public TursoOptions withPort(int number) {
        return new TursoOptions(
                directory, number, pageSize, requestsUntilReady, hasDocumentedConflict, refusesPermissions, quota);
    }

    public TursoOptions withPageSize(int size) {
        return new TursoOptions(
                directory, port, size, requestsUntilReady, hasDocumentedConflict, refusesPermissions, quota);
    }

    public TursoOptions withRequestsUntilReady(int requests) {
        return new TursoOptions(directory, port, pageSize, requests, hasDocumentedConflict, refusesPermissions, quota);
    }

    public TursoOptions withDocumentedConflict() {
        return new TursoOptions(directory, port, pageSize, requestsUntilReady, true, refusesPermissions, quota);
    }

    public TursoOptions refusingPermissions() {
        return new TursoOptions(directory, port, pageSize, requestsUntilReady, hasDocumentedConflict, true, quota);
    }

    public TursoOptions withQuota(int databases) {
        return new TursoOptions(
                directory, port, pageSize, requestsUntilReady, hasDocumentedConflict, refusesPermissions, databases);
    }
}
