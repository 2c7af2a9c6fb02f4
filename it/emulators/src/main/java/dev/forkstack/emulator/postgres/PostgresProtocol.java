package dev.forkstack.emulator.postgres;

import dev.forkstack.emulator.gate.TcpGate;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.util.Map;

/**
 * How a gate leads to the databases of a PostgreSQL server: it reads the startup packet, puts the names in that the server
 * knows, and passes bytes on from then on. Immutable.
 */
public record PostgresProtocol(PostgresAccess server, Names names) implements TcpGate.Protocol {

    /** Says who a connection is to be. */
    public interface Names {

        /** @return the parameters for the server */
        Map<String, String> translate(Map<String, String> asked) throws PostgresRefusal;
    }

    @Override
    public void serve(Socket client, TcpGate gate) throws IOException {
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
