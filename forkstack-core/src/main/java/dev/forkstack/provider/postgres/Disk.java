package dev.forkstack.provider.postgres;

/** What the disk of a server's data can do. */
interface Disk {

    ForkStrategy strategy(String source, long bytes);

    /** How much there is for a copy. */
    long freeBytes();

    /** One that nobody here can look at. */
    Disk ELSEWHERE = new Disk() {
        @Override
        public ForkStrategy strategy(String source, long bytes) {
            return ForkStrategy.elsewhere(source, bytes);
        }

        @Override
        public long freeBytes() {
            return Long.MAX_VALUE;
        }
    };
}
