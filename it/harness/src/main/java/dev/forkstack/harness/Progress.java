package dev.forkstack.harness;

/** Says now and then how far a series is and how long it will take. */
final class Progress {

    private static final long EVERY_NANOS = 10_000_000_000L;
    private static long last = System.nanoTime();
    private static final long BEGIN = System.nanoTime();

    private Progress() {}

    static synchronized void tell(Tally tally, long at, int points) {
        long now = System.nanoTime();
        if (now - last > EVERY_NANOS) {
            last = now;
            System.out.println(
                    "… " + tally.series + ": at point " + at + " of " + points + ", " + tally.violations.size()
                            + " violations, " + (now - BEGIN) / 1_000_000_000L + " s since the start");
        }
    }

    static void say(String line) {
        System.out.println(line);
    }
}
