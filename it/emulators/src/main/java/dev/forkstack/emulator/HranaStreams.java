package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The open streams of one database, each behind the baton of its last answer. Thread-safe. */
public final class HranaStreams implements AutoCloseable {

    private static final long IDLE_NANOS = Duration.ofSeconds(10).toNanos();

    private final SqliteFile file;
    private final Map<String, Waiting> waiting = new HashMap<>();

    public HranaStreams(SqliteFile file) {
        this.file = file;
    }

    /** Runs a pipeline. @param readOnly whether every write has to fail */
    public Answer pipeline(JsonNode body, boolean readOnly) throws SQLException {
        HranaStream stream = body.hasNonNull("baton") ? take(body.get("baton").asText()) : open(readOnly);
        boolean isKept = false;
        try {
            ArrayNode results = Json.array();
            for (JsonNode request : body.path("requests")) {
                if (stream.isClosed()) {
                    throw new Refusal(400, "", "The stream has been closed");
                }
                results.add(stream.handle(request));
            }
            ObjectNode answer = Json.object();
            answer.put("baton", stream.isClosed() ? null : keep(stream));
            answer.putNull("base_url");
            answer.set("results", results);
            isKept = true;
            return Answer.json(200, answer);
        } finally {
            if (!isKept) {
                stream.close();
            }
        }
    }

    /** Runs a request of the protocol before Hrana. @param readOnly whether every write has to fail */
    public Answer legacy(JsonNode body, boolean readOnly) throws SQLException {
        try (HranaStream stream = open(readOnly)) {
            return LegacyQuery.answer(stream, body);
        }
    }

    HranaStream open(boolean readOnly) throws SQLException {
        dropIdle();
        Connection connection = file.open();
        if (readOnly) {
            try (var statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = ON");
            }
        }
        return new HranaStream(connection);
    }

    @Override
    public synchronized void close() {
        waiting.values().forEach(each -> each.stream.close());
        waiting.clear();
    }

    private synchronized HranaStream take(String baton) {
        dropIdle();
        Waiting found = waiting.remove(baton);
        if (found == null) {
            throw new Refusal(400, "", "Received an invalid baton");
        }
        return found.stream;
    }

    private synchronized String keep(HranaStream stream) {
        String baton = Secrets.random();
        waiting.put(baton, new Waiting(stream, System.nanoTime()));
        return baton;
    }

    /** What a client left behind holds a lock that everybody else waits for. */
    private synchronized void dropIdle() {
        waiting.values().removeIf(each -> {
            boolean isIdle = System.nanoTime() - each.since > IDLE_NANOS;
            if (isIdle) {
                each.stream.close();
            }
            return isIdle;
        });
    }

    private record Waiting(HranaStream stream, long since) {}
}
