package dev.forkstack.emulator;

/** What the handlers of all calls share. Thread-safe. */
record NeonWorld(NeonOptions options, MovableClock clock, NeonState state, NeonData data, NeonOperations operations) {

    static NeonWorld of(NeonOptions options) {
        MovableClock clock = new MovableClock();
        return new NeonWorld(
                options,
                clock,
                new NeonState(),
                new NeonData(options),
                new NeonOperations(clock, options.operationTime()));
    }
}
