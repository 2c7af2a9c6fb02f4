package dev.forkstack.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A new emulator for each test, which must not have done anything against the API's specification. One test at a time. */
final class RunningNeon implements BeforeEachCallback, AfterEachCallback {

    private NeonEmulator emulator;
    private NeonClient client;

    NeonEmulator emulator() {
        return emulator;
    }

    NeonClient client() {
        return client;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        emulator = NeonEmulator.start(TestPostgres.options());
        client = new NeonClient(emulator);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        emulator.close();
        assertThat(emulator.traffic().violations()).isEmpty();
    }
}
