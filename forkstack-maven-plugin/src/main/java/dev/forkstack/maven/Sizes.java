package dev.forkstack.maven;

import dev.forkstack.model.Environment;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How much an environment holds, for people. Immutable. */
record Sizes(Map<Resource, Size> sizes) {

    /** {@code database 8.1 MB, bucket 0.3 MB in 12 objects}. */
    String of(Environment environment) {
        return environment.resources().stream()
                .map(resource -> resource.kind() + " " + of(resource))
                .collect(Collectors.joining(", "));
    }

    private String of(Resource resource) {
        Size size = sizes.get(resource);
        if (size == null) {
            return "unknown";
        }
        String bytes = String.format(Locale.ROOT, "%,.1f MB", size.bytes() / 1e6);
        return size.objects().isEmpty()
                ? bytes
                : String.format(
                        Locale.ROOT,
                        "%s in %,d %s",
                        bytes,
                        size.objects().getAsLong(),
                        size.objects().getAsLong() == 1 ? "object" : "objects");
    }
}
