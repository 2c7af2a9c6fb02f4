package dev.forkstack.provider.sqld;

import dev.forkstack.provider.libsql.DatabaseNames;
import dev.forkstack.runtime.ResourceNames;
import java.util.Map;

/**
 * The rules for the names of namespaces. The server itself takes any text, also one that leads out of its directory; a name
 * is a label of a host as well.
 */
final class NamespaceNames {

    private static final String RULE = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";

    private static final int LONGEST = 63;
    private static final Map<String, String> RESERVED = Map.of(
            Registry.NAME,
            "where Fork Stack keeps its record",
            NamespacePlane.NOBODYS,
            "what Fork Stack asks for to see that nothing answers");

    private NamespaceNames() {}

    /** Whether production's namespace can be called so: not as what is ours. */
    static boolean isProductions(String name) {
        return name.matches(RULE) && !RESERVED.containsKey(name);
    }

    static DatabaseNames of(ResourceNames names, String prod) {
        return new DatabaseNames(names, prod, RESERVED, LONGEST, "a libSQL server takes " + LONGEST);
    }
}
