package dev.forkstack.emulator;

/** A request that the service says no to; each service has its own shape for it. Immutable. */
public final class Refusal extends RuntimeException {

    private final int status;
    private final String code;

    /** @param code the service's own word for the case; empty if it has none */
    public Refusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }
}
