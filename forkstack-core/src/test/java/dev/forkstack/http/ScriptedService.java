package dev.forkstack.http;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Secret;
import dev.forkstack.testing.RecordedProgress;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** A service that answers, byte for byte, what it was told to, and what asks it. For one test. */
record ScriptedService(ScriptedServer server, RecordedProgress progress) implements AutoCloseable {

    static final String TOKEN = "tok-3f9a7c1e5b";
    static final ApiRequest READ = ApiRequest.get("list branches", "projects", "p", "branches");
    static final ApiRequest WRITE = ApiRequest.post("create branch alice", "projects", "p", "branches")
            .json(JsonNodeFactory.instance.objectNode().put("name", "alice"));

    ScriptedService() throws IOException {
        this(new ScriptedServer(), new RecordedProgress());
    }

    JsonApi api() {
        return api(TOKEN);
    }

    JsonApi api(String token) {
        return api(token, Duration.ofSeconds(3), Duration.ofSeconds(1));
    }

    /** @param request how long an answer may take */
    JsonApi api(String token, Duration patience, Duration request) {
        return new JsonApi(
                new Service("Service", server.uri(), Set.of(423, 429, 503), "Check the variable TOKEN."),
                () -> new Secret(token),
                new Pacing(Duration.ofMillis(1), Duration.ofMillis(4), patience, request),
                progress);
    }

    ForkStackException failure(ApiRequest request) {
        return catchThrowableOfType(ForkStackException.class, () -> api().call(request));
    }

    @Override
    public void close() {
        server.close();
    }
}
