package dev.forkstack.provider.turso;

import dev.forkstack.provider.libsql.DatabaseNames;
import dev.forkstack.runtime.ResourceNames;
import java.util.Map;

/** The rules that Turso has for the names of databases. */
final class TursoNames {

    static final String RULE = "[a-z0-9-]{1,64}";

    private static final int LONGEST = 64;
    /** The host is {@code <database>-<organization>.…}, and a label of the DNS has at most so many characters. */
    private static final int LONGEST_LABEL = 63;

    private TursoNames() {}

    static DatabaseNames of(ResourceNames names, String organization, String prod) {
        int longest = Math.min(LONGEST, LONGEST_LABEL - 1 - organization.length());
        return new DatabaseNames(
                names, prod, Map.of(), longest, "Turso takes " + longest + " in organization " + organization);
    }
}
