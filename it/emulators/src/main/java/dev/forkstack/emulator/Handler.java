package dev.forkstack.emulator;

/** Answers one route. Called by many threads at once. */
@FunctionalInterface
public interface Handler {

    /** @throws Refusal for every answer that says no, in the service's own shape */
    Answer answer(Request request) throws Exception;
}
