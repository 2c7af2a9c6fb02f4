package dev.forkstack.emulator.postgres;

import dev.forkstack.emulator.gate.TcpGate;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;

/**
 * A TCP port of 127.0.0.1 that leads to the databases of a PostgreSQL server: it reads the startup packet, puts the names
 * in that the server knows, and passes bytes on from then on. Thread-safe.
 */
public final class PostgresGate implements AutoCloseable {

    /** Says who a connection is to be. */
    public interface Names {

        /** @return the parameters for the server */
        Map<String, String> translate(Map<String, String> asked) throws PostgresRefusal;
    }

    private final PostgresAccess server;
    private final TcpGate gate = new TcpGate();

    public PostgresGate(PostgresAccess server) {
        this.server = server;
    }

    public int port() {
        return gate.port();
    }

    public void open(Names names) {
        gate.open(client -> serve(client, names));
    }

    /** Ends all connections too. */
    @Override
    public void close() {
        gate.close();
    }

    public void endConnections() {
        gate.endConnections();
    }

    private void serve(Socket client, Names names) throws IOException {
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
        try (Socket upstream = gate.connect(server.host(), server.port())) {
            translated.write(new DataOutputStream(upstream.getOutputStream()));
            gate.relayBack(upstream, client);
            gate.relay(client, upstream);
        }
    }
}
