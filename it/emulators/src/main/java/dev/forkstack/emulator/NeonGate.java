package dev.forkstack.emulator;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A TCP port of 127.0.0.1 that leads to the databases of one branch: it reads the startup packet, puts the names in that
 * the server knows, and passes bytes on from then on. Thread-safe.
 */
final class NeonGate implements AutoCloseable {

    /** Says who a connection is to be. */
    interface Names {

        /** @return the parameters for the server */
        Map<String, String> translate(Map<String, String> asked) throws PostgresRefusal;
    }

    private final NeonOptions server;
    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    NeonGate(NeonOptions server) {
        this.server = server;
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    void open(Names names) {
        start("gate-" + port(), () -> accept(names));
    }

    /** Ends all connections too. */
    @Override
    public void close() {
        closeQuietly(listener);
        endConnections();
    }

    void endConnections() {
        open.forEach(NeonGate::closeQuietly);
    }

    private void accept(Names names) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                start("relay-" + port(), () -> serve(client, names));
            } catch (IOException e) {
                // Closed: the loop ends. Anything else concerns one client only.
            }
        }
    }

    private void serve(Socket client, Names names) {
        try (client) {
            client.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(client.getInputStream());
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            PostgresStartup startup = PostgresStartup.read(in);
            while (startup.asksForEncryption()) {
                out.writeByte('N');
                out.flush();
                startup = PostgresStartup.read(in);
            }
            PostgresStartup translated;
            try {
                translated = startup.isCancel()
                        ? startup
                        : PostgresStartup.of(startup.code(), names.translate(startup.parameters()));
            } catch (PostgresRefusal refusal) {
                refusal.write(out);
                return;
            }
            relay(client, translated);
        } catch (IOException e) {
            // One side has gone; both are closed.
        } finally {
            open.remove(client);
        }
    }

    private void relay(Socket client, PostgresStartup startup) throws IOException {
        try (Socket upstream = new Socket(server.host(), server.port())) {
            upstream.setTcpNoDelay(true);
            open.add(upstream);
            startup.write(new DataOutputStream(upstream.getOutputStream()));
            start("relay-back-" + port(), () -> copy(upstream, client));
            copy(client, upstream);
            open.remove(upstream);
        }
    }

    /** Until either side ends; then both do. */
    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Ended by force instead.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // It is of no use any more either way.
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
