package dev.forkstack.maven;

import dev.forkstack.model.ServerStatus;
import dev.forkstack.spi.LocalServer;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** {@code up} and {@code down}: which servers run now. Each has told its own line already. */
record ServersOutcome(List<ServerStatus> servers) implements Outcome {

    static ServersOutcome of(List<LocalServer> servers) {
        return new ServersOutcome(servers.stream()
                .map(server -> new ServerStatus(server.name(), server.address()))
                .toList());
    }

    @Override
    public void tell(Log log) {
        // Progress has said it.
    }

    @Override
    public Document document() {
        return new Document().with("servers", documents(servers));
    }

    static List<Document> documents(List<ServerStatus> servers) {
        return servers.stream()
                .map(server -> new Document()
                        .with("name", server.name())
                        .with("running", server.address().isPresent())
                        .with("address", server.address()))
                .toList();
    }
}
