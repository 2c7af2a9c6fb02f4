package dev.forkstack.emulator;

/** What differs between the emulated services. Called by many threads at once. */
public interface Service {

    /** The folder of its specification below {@code FORKSTACK_API_SPECS}, such as {@code neon}; empty if it has none. */
    default String provider() {
        return "";
    }

    /** What the paths of the specification are below, such as {@code /api/v2}; empty for the root. */
    default String basePath() {
        return "";
    }

    Routes routes();

    /** What the recorded paths of its calls, and those that faults look at, begin with; nothing by default. */
    default String trafficPrefix() {
        return "";
    }

    /** Looks at who calls before any route is called. @throws Refusal 401 or 403 */
    void authorize(Request request);

    /** What was observed of the real service although its specification says otherwise; none by default. */
    default java.util.List<Deviation> deviations() {
        return java.util.List.of();
    }

    /** Query parameters that clients were seen to send although the specification has none of them; none by default. */
    default java.util.Set<String> undocumentedParameters() {
        return java.util.Set.of();
    }

    /** A no in the service's own shape. */
    Answer refuse(Request request, Refusal refusal);

    /** What every answer of the service carries; the answer itself by default. */
    default Answer finish(Request request, Answer answer) {
        return answer;
    }

    /** Adds what only this service can be asked below {@code /_emulator/}; nothing by default. */
    default void control(Routes routes) {}

    /** A stable, sorted text of all that stands, one line a thing, no secret. */
    String state();
}
