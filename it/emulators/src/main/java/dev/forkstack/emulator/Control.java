package dev.forkstack.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** What other processes ask of an emulator over HTTP, without a token. Thread-safe. */
public final class Control {

    public static final String PREFIX = "/_emulator/";

    private final Routes routes = new Routes();

    /** @param more adds what only this service can be asked */
    public Control(Supplier<String> state, Consumer<Routes> more, Traffic traffic) {
        routes.add("POST", PREFIX + "faults", request -> {
            traffic.fail(fault(request));
            return Answer.empty(204);
        });
        routes.add("GET", PREFIX + "faults", request -> Answer.json(200, traffic.remaining()));
        routes.add("DELETE", PREFIX + "faults", request -> {
            traffic.heal();
            return Answer.empty(204);
        });
        routes.add("POST", PREFIX + "latency", request -> {
            traffic.delay(Duration.parse(request.json().path("answer").asText()));
            return Answer.empty(204);
        });
        routes.add("GET", PREFIX + "calls", request -> Answer.json(200, traffic.calls()));
        routes.add("DELETE", PREFIX + "calls", request -> {
            traffic.forget();
            return Answer.empty(204);
        });
        routes.add("GET", PREFIX + "strays", request -> Answer.json(200, traffic.strayRequests()));
        routes.add("GET", PREFIX + "violations", request -> Answer.json(200, traffic.violations()));
        routes.add("GET", PREFIX + "state", request -> Answer.text(200, "text/plain; charset=utf-8", state.get()));
        more.accept(routes);
    }

    public Answer answer(Request request) {
        try {
            Routes.Match match = routes.match(request.method(), request.path())
                    .orElseThrow(() -> new Refusal(404, "", "the emulator has no " + request));
            return match.handler().answer(request.with(match.variables()));
        } catch (Refusal refusal) {
            return Answer.json(refusal.status(), Json.object().put("error", refusal.getMessage()));
        } catch (Exception e) {
            return Answer.json(500, Json.object().put("error", e.toString()));
        }
    }

    private static Fault fault(Request request) {
        try {
            return Json.MAPPER.treeToValue(request.json(), Fault.class);
        } catch (JsonProcessingException e) {
            throw new Refusal(400, "", "not a fault: " + e.getOriginalMessage());
        }
    }
}
