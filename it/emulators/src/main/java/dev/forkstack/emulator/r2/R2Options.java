package dev.forkstack.emulator.r2;

/**
 * What the account is like. Immutable.
 *
 * @param jurisdiction the one whose buckets this endpoint has
 * @param pageSize how many buckets a list has at most
 * @param refusals so often a key that was just made is refused
 */
public record R2Options(String jurisdiction, int pageSize, int refusals) {

    public static final R2Options DEFAULT = new R2Options("default", 1_000, 0);

    public R2Options refusing(int young) {
        return new R2Options(jurisdiction, pageSize, young);
    }

    public R2Options inPagesOf(int size) {
        return new R2Options(jurisdiction, size, refusals);
    }

    public R2Options in(String other) {
        return new R2Options(other, pageSize, refusals);
    }
}
