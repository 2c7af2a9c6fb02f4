package dev.forkstack.emulator;

/** What the handlers of all calls share. Thread-safe. */
record NeonWorld(NeonOptions options, NeonClock clock, NeonState state, NeonData data, NeonOperations operations) {

    static NeonWorld of(NeonOptions options) {
        NeonClock clock = new NeonClock();
        return new NeonWorld(
                options,
                clock,
                new NeonState(),
                new NeonData(options),
                new NeonOperations(clock, options.operationTime()));
    }
}
