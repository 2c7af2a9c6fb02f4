package dev.forkstack.emulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Method and path template to handler. Filled by one thread, then thread-safe. */
public final class Routes {

    private final List<Route> routes = new ArrayList<>();

    /** A call that the service's specification knows. @param template such as {@code /projects/{project_id}} */
    public Routes add(String method, String template, Handler handler) {
        routes.add(new Route(method, template, handler, true));
        return this;
    }

    /** A call that stands in no specification, such as one of the data plane; it is not checked. */
    public Routes addUnspecified(String method, String template, Handler handler) {
        routes.add(new Route(method, template, handler, false));
        return this;
    }

    /** Literal parts win over variables, whatever the order they were added in. */
    public Optional<Match> match(String method, String path) {
        return routes.stream()
                .filter(route -> route.method.equals(method))
                .flatMap(route -> route.match(path).stream())
                .reduce((best, next) ->
                        next.variables().size() < best.variables().size() ? next : best);
    }

    /** @param isSpecified whether the service's specification knows the call */
    record Match(Handler handler, Map<String, String> variables, boolean isSpecified) {}

    private record Route(String method, String template, Handler handler, boolean isSpecified) {

        Optional<Match> match(String path) {
            String[] wanted = template.split("/", -1);
            String[] given = path.split("/", -1);
            if (wanted.length != given.length) {
                return Optional.empty();
            }
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < wanted.length; i++) {
                if (wanted[i].startsWith("{")) {
                    // A plus is a plus in a path.
                    String value = URLDecoder.decode(given[i].replace("+", "%2B"), StandardCharsets.UTF_8);
                    variables.put(wanted[i].substring(1, wanted[i].length() - 1), value);
                } else if (!wanted[i].equals(given[i])) {
                    return Optional.empty();
                }
            }
            return Optional.of(new Match(handler, variables, isSpecified));
        }
    }
}
