package dev.forkstack.emulator;

import java.util.regex.Pattern;

/**
 * An observed answer that the specification does not know, let through by the check. Immutable.
 *
 * @param method of the calls it is for; {@code *} for any
 * @param pathRegex has to be found in the path
 * @param status of the answer it is for
 * @param reason who observed what
 */
public record Deviation(String method, String pathRegex, int status, String reason) {

    boolean covers(Request request, Answer answer) {
        return status == answer.status()
                && (method.equals("*") || method.equals(request.method()))
                && Pattern.compile(pathRegex).matcher(request.path()).find();
    }
}
