package dev.forkstack.s3;

/** Gives memory back to the system after a burst: the collector shrinks the heap only when it runs, and idle it does not. */
final class IdleMemory {

    private static final long CHECK_MILLIS = 20_000;

    /** Above what the server needs while idle. */
    private static final long WORTH_IT = 48L << 20;

    private IdleMemory() {}

    static void watch() {
        Thread watch = new Thread(IdleMemory::run, "idle-memory");
        watch.setDaemon(true);
        watch.start();
    }

    private static void run() {
        try {
            while (true) {
                Thread.sleep(CHECK_MILLIS);
                if (Runtime.getRuntime().totalMemory() > WORTH_IT) {
                    System.gc();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
