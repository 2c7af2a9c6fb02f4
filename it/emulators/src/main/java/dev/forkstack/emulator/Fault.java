package dev.forkstack.emulator;

import java.util.regex.Pattern;

/**
 * What goes wrong once, on the wire, at the nth call that matches. Immutable.
 *
 * @param method in upper case; {@code *} for any
 * @param pathRegex has to be found in the path (without the query; before buckets {@code path?query}); anchor it to
 *     match all of the path
 * @param nth counted from 1, beginning when the fault is given
 */
public record Fault(String method, String pathRegex, int nth, Kind kind) {

    public Fault {
        if (nth < 1) {
            throw new IllegalArgumentException("nth counts from 1, and is " + nth + ".");
        }
        Pattern.compile(pathRegex);
    }

    boolean matches(String requestMethod, String path) {
        return (method.equals("*") || method.equals(requestMethod))
                && Pattern.compile(pathRegex).matcher(path).find();
    }

    /** The ways in which a service fails. */
    public enum Kind {
        UNAUTHORIZED_401(401),
        PAYMENT_402(402),
        FORBIDDEN_403(403),
        NOT_FOUND_404(404),
        CONFLICT_409(409),
        UNPROCESSABLE_422(422),
        LOCKED_423(423),
        THROTTLED_429(429),
        /** With {@code Retry-After: 1}. */
        THROTTLED_429_RETRY_AFTER(429),
        ERROR_500(500),
        ERROR_500_AFTER_EFFECT(500),
        /** As above, and its text repeats the caller's token and the whole answer that should have been given. */
        INDISCREET_500(500),
        UNAVAILABLE_503(503),
        /** The connection is closed with nothing answered and nothing done. */
        DROPPED_BEFORE_EFFECT(0),
        /** The connection is closed with nothing answered although all was done. */
        DROPPED_AFTER_EFFECT(0),
        /** Half of the promised bytes, then the connection is closed. */
        CUT_ANSWER(0),
        /** The answer's objects are there, and all empty. */
        FIELDS_MISSING(0),
        /** A proxy's page of HTML with status 200. */
        NOT_JSON(0),
        /** 307 to another port, which tells {@link Traffic#strayRequests} whether somebody followed. */
        REDIRECT_TO_OTHER_HOST(307),
        /** 64 MB of valid JSON. */
        GIANT_ANSWER(200),
        /** Never ends; gives up by itself after 200 MB or 60 s. */
        ENDLESS_ANSWER(200),
        /** What is made needs long to become ready; how long, its emulator says. */
        SLOW_READY(0),
        /** The API says ready too early: at first what was made cannot be connected to. */
        READY_THAT_IS_NOT(0),
        /** Buckets only: status 200 with an error in its body; of several keys to delete, the first is not deleted. */
        ERROR_IN_200(200),
        /** Buckets only: the service's clock is ten minutes ahead, as it says, and so the signature too old. */
        CLOCK_SKEWED_403(403);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** Whether only a service of buckets can fail so. */
        public boolean isOfBuckets() {
            return this == ERROR_IN_200 || this == CLOCK_SKEWED_403;
        }

        /** What it answers; 0 if that is the handler's, or nothing. */
        public int status() {
            return status;
        }

        /** Whether the request never reaches its handler. */
        public boolean isBeforeEffect() {
            return switch (this) {
                case DROPPED_BEFORE_EFFECT -> true;
                case ERROR_500_AFTER_EFFECT, ERROR_IN_200, INDISCREET_500, GIANT_ANSWER, ENDLESS_ANSWER -> false;
                default -> status != 0;
            };
        }
    }
}
