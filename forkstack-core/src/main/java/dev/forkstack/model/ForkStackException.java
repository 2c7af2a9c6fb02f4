package dev.forkstack.model;

/** What went wrong, as a sentence for a person, with what to do about it. Carries no secret. */
public final class ForkStackException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What sort of failure this is, for callers that decide by it. */
    public enum Kind {
        CONFIGURATION,
        UNAUTHORIZED,
        NOT_FOUND,
        ALREADY_EXISTS,
        NOT_OURS,
        REJECTED,
        THROTTLED,
        UNAVAILABLE,
        MALFORMED_RESPONSE,
        LOCAL_STATE
    }

    private final Kind kind;
    private final String remedy;

    public ForkStackException(Kind kind, String message, String remedy) {
        this(kind, message, remedy, null);
    }

    public ForkStackException(Kind kind, String message, String remedy, Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.remedy = remedy;
    }

    public Kind kind() {
        return kind;
    }

    /** Whether what was asked for may have been done all the same; a look tells. */
    public boolean leavesOutcomeOpen() {
        return kind == Kind.UNAVAILABLE || kind == Kind.MALFORMED_RESPONSE;
    }

    /** What the reader can do now; never empty. */
    public String remedy() {
        return remedy;
    }
}
