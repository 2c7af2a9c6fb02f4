package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Refusal;
import dev.forkstack.emulator.Routes;
import java.io.IOException;
import java.util.List;

/** What one S3 service does in its own way; what it says nothing of, all do alike. Called by many threads at once. */
public interface Personality {

    /** The region of a bucket made where nobody says one, and what signatures may name. */
    String region();

    /**
     * Answers itself, refuses, or passes the call on, rewritten or not.
     *
     * @throws Refusal for every answer that says no
     */
    default S3Answer answer(S3Call call, Behind behind) throws IOException {
        return behind.pass(call);
    }

    /** Whether the caller may do that at all. @throws Refusal 403 */
    default void authorize(S3Call call, Backstage backstage) {
        Access.check(call, backstage.buckets());
    }

    /** Looks at headers before anything of the body is read. @throws Refusal for those that it does not take */
    default void checkHeaders(S3Call call) {}

    /** Whether a header of the service's own is refused when it stands outside of the signature. Lower case. */
    default boolean hasToBeSigned(String header) {
        return false;
    }

    /** An error in the service's own words. */
    default Refusal reworded(Refusal refusal) {
        return refusal;
    }

    /** What every answer carries. */
    default S3Answer finish(S3Call call, S3Answer answer) {
        return answer;
    }

    /** Adds what only this service can be asked below {@code /_emulator/}. */
    default void control(Routes routes) {}

    /** Sorted lines about its own things; no secret. */
    default List<String> state() {
        return List.of();
    }
}
