package dev.forkstack.maven;

import dev.forkstack.model.Environment;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Size;
import java.util.Map;

/** Environments and resources for programs. */
final class EnvironmentDocument {

    private EnvironmentDocument() {}

    static Document of(Environment environment, Map<Resource, Size> sizes) {
        return new Document()
                .with("name", environment.name())
                .with("state", environment.state())
                .with("source", environment.source())
                .with("owner", environment.owner())
                .with("created", environment.created())
                .with(
                        "resources",
                        environment.resources().stream()
                                .map(resource -> of(resource, sizes))
                                .toList());
    }

    static Document of(Resource resource, Map<Resource, Size> sizes) {
        Document document = new Document()
                .with("kind", resource.kind())
                .with("name", resource.name())
                .with("id", resource.id())
                .with("created", resource.created())
                .with("parent", resource.parent())
                .with("mark", resource.mark().map(EnvironmentDocument::of));
        Size size = sizes.get(resource);
        return size == null
                ? document
                : document.with("sizeBytes", size.bytes()).with("objects", size.objects());
    }

    private static Document of(Mark mark) {
        return new Document()
                .with("project", mark.project())
                .with("environment", mark.env())
                .with("part", mark.part())
                .with("state", mark.state())
                .with("source", mark.source())
                .with("at", mark.at())
                .with("owner", mark.owner())
                .with("run", mark.run())
                .with("created", mark.created())
                .with("expires", mark.expires());
    }
}
