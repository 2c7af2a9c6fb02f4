package dev.forkstack.http;

import dev.forkstack.model.ForkStackException;

/**
 * What a service answered: 2xx, or a status that the caller accepts. Immutable; {@link #toString} has no value.
 *
 * @param json the body; nothing is in it where the body was empty or no JSON
 * @param failure what this answer means where it is none that the caller can use
 */
public record Answer(int status, Json json, ForkStackException failure) {

    public boolean is(int other) {
        return status == other;
    }

    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** What the service says of a failure, in lower case, to look for its codes in. */
    public String complaint() {
        return (json.find("code").orElse("") + " "
                        + json.find("message").or(() -> json.find("error")).orElse(""))
                .toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public String toString() {
        return status + " " + json;
    }
}
