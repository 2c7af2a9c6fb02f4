package dev.forkstack.emulator.planetscale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.emulator.ClientProgram;
import dev.forkstack.emulator.TestPostgres;
import dev.forkstack.emulator.mariadb.MariaDbServer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A new emulator for each test, which must not have done anything against the API's specification. One test at a time. */
final class RunningPlanetScale implements BeforeEachCallback, AfterEachCallback {

    private static final Supplier<MariaDbServer> SERVER = new Supplier<>() {
        private MariaDbServer server;

        /** It ends with this JVM. */
        @Override
        public synchronized MariaDbServer get() {
            if (!MariaDbServer.isThere()) {
                return ClientProgram.notRun("MariaDB", "none for this machine");
            }
            if (server == null) {
                server = MariaDbServer.start();
            }
            return server;
        }
    };

    private final Supplier<PlanetScaleOptions> options;
    private PlanetScaleEmulator emulator;
    private PlanetScaleClient client;

    private RunningPlanetScale(Supplier<PlanetScaleOptions> options) {
        this.options = options;
    }

    static RunningPlanetScale vitess() {
        return vitess(UnaryOperator.identity());
    }

    static RunningPlanetScale vitess(UnaryOperator<PlanetScaleOptions> more) {
        return new RunningPlanetScale(() -> more.apply(PlanetScaleOptions.vitess(SERVER.get())));
    }

    static RunningPlanetScale postgres() {
        return new RunningPlanetScale(() -> PlanetScaleOptions.postgres(TestPostgres.access()));
    }

    static MariaDbServer mariadb() {
        return SERVER.get();
    }

    PlanetScaleEmulator emulator() {
        return emulator;
    }

    PlanetScaleClient client() {
        return client;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        emulator = PlanetScaleEmulator.start(options.get());
        client = new PlanetScaleClient(emulator);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (emulator == null) {
            return;
        }
        emulator.close();
        assertThat(emulator.traffic().violations()).isEmpty();
    }
}
