package dev.forkstack.emulator.libsql;

import dev.forkstack.emulator.EmulatorServer;
import dev.forkstack.emulator.Secrets;
import dev.forkstack.emulator.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/**
 * A self-hosted libSQL server with namespaces, over SQLite files: its admin API at one port of 127.0.0.1, its databases at
 * another. Thread-safe.
 */
public final class LibsqlEmulator implements AutoCloseable {

    private final Traffic traffic = new Traffic();
    private final String key = Secrets.random();
    private final Namespaces namespaces;
    private final EmulatorServer admin;
    private final EmulatorServer data;

    private LibsqlEmulator(LibsqlOptions options) {
        namespaces = new Namespaces(options.directory());
        admin = EmulatorServer.start(options.adminPort(), new AdminService(namespaces, key), traffic);
        data = EmulatorServer.start(options.dataPort(), new DataService(namespaces, options.jwtKey()), traffic);
    }

    public static LibsqlEmulator start(LibsqlOptions options) {
        try {
            Files.createDirectories(options.directory());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new LibsqlEmulator(options);
    }

    /** {@code http://127.0.0.1:PORT} */
    public URI admin() {
        return admin.uri();
    }

    /** The one key that the admin API takes. */
    public String key() {
        return key;
    }

    /** The same for every namespace; what is put before the port chooses one. */
    public int dataPort() {
        return data.uri().getPort();
    }

    /** How a program reaches a namespace that has no names to look up: {@code http://localhost:PORT/dev/shop/}. */
    public String url(String namespace) {
        return "http://localhost:" + dataPort() + "/dev/" + namespace + "/";
    }

    /** Where the data of a namespace is, for who looks into it from behind. */
    public Path file(String namespace) {
        return namespaces.file(namespace);
    }

    public Traffic traffic() {
        return traffic;
    }

    /** What {@code /_emulator/state} says. */
    public String state() {
        return namespaces.state();
    }

    /** As after a restart, or when many others were used since: what stands is not loaded until somebody asks for it. */
    public void unload() {
        namespaces.unload();
    }

    /** Copies, and leaves what is left at the real server when whoever had asked for it is gone before the end. */
    public void forkInHalf(String from, String to) {
        try {
            namespaces.forkInHalf(from, to);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** From now on it is ending, and answers as it does then. */
    public void shutDown() {
        namespaces.shutDown();
    }

    /** With all namespaces and their files. */
    @Override
    public void close() {
        admin.close();
        data.close();
        namespaces.close();
    }
}
