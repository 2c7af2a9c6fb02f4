package dev.forkstack.runtime;

/** The files and variables of this project do not agree on one environment. The message ends with what to do. */
public final class ForkStackRuntimeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String remedy;

    public ForkStackRuntimeException(String problem, String remedy) {
        super(problem + " " + remedy);
        this.problem = problem;
        this.remedy = remedy;
    }

    /** What is wrong, without the remedy. */
    public String problem() {
        return problem;
    }

    /** What the reader can do now. */
    public String remedy() {
        return remedy;
    }
}
