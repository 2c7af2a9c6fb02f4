package dev.forkstack.provider.sqld;

import dev.forkstack.emulator.Fault;
import dev.forkstack.emulator.Traffic;
import dev.forkstack.emulator.libsql.LibsqlEmulator;
import dev.forkstack.emulator.libsql.LibsqlOptions;
import dev.forkstack.faults.FaultyService;
import dev.forkstack.testing.RecordedProgress;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The emulated server, which asks for the one token that opens every namespace. */
final class EmulatedSqld extends SqldUnderTest implements FaultyService {

    final LibsqlEmulator server;
    final TestKey key;

    EmulatedSqld(Path directory) {
        this(directory, new TestKey());
    }

    private EmulatedSqld(Path directory, TestKey key) {
        this(
                directory,
                LibsqlEmulator.start(
                        LibsqlOptions.in(directory.resolve("service")).withJwtKey(key.publicKey())),
                key);
    }

    private EmulatedSqld(Path directory, LibsqlEmulator server, TestKey key) {
        super(new SqldAccess(
                server.admin(),
                server.key(),
                server.url(NamespaceUrl.PLACE),
                Map.of("LIBSQL_ADMIN_AUTH_KEY", server.key(), "LIBSQL_AUTH_TOKEN", key.tokenForAll()),
                directory.resolve("home"),
                new RecordedProgress()));
        this.server = server;
        this.key = key;
    }

    @Override
    public Optional<Runnable> losingTheNextAnswer() {
        return Optional.of(() -> traffic().fail(new Fault("POST", "/fork/[^/]+$", 1, Fault.Kind.DROPPED_AFTER_EFFECT)));
    }

    /** Does it when the namespace is looked at for the second time from now on, once. */
    void atTheSecondLook(String namespace, Runnable action) {
        traffic().before("*", "^/v1/namespaces/" + namespace + "/config$", 2, action);
    }

    @Override
    public String name() {
        return "libSQL";
    }

    @Override
    public Traffic traffic() {
        return server.traffic();
    }

    /** Without the record, whose rows say nothing before a look. */
    @Override
    public String state() {
        return server.state().replace("namespace " + Registry.NAME + "\n", "");
    }

    @Override
    public void close() {
        server.close();
    }
}
