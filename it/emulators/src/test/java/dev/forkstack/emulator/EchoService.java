package dev.forkstack.emulator;

import java.util.concurrent.atomic.AtomicInteger;

/** The smallest service: counts what was really done. Thread-safe. */
class EchoService implements Service {

    final AtomicInteger effects = new AtomicInteger();

    @Override
    public String provider() {
        return "";
    }

    @Override
    public String basePath() {
        return "";
    }

    @Override
    public Routes routes() {
        return new Routes().addUnspecified("POST", "/things/{name}", this::make);
    }

    @Override
    public void authorize(Request request) {
        if (!request.bearer().equals(java.util.Optional.of("right"))) {
            throw new Refusal(401, "", "who are you?");
        }
    }

    @Override
    public Answer refuse(Request request, Refusal refusal) {
        return Answer.json(refusal.status(), Json.object().put("message", refusal.getMessage()));
    }

    @Override
    public String state() {
        return effects + " effects\n";
    }

    private Answer make(Request request) {
        effects.incrementAndGet();
        var thing = Json.object();
        thing.putObject("thing").put("name", request.variable("name"));
        return Answer.json(201, thing);
    }
}
