package dev.forkstack.emulator.mariadb;

import dev.forkstack.emulator.gate.TcpGate;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a gate leads to the databases of a MariaDB server: the user's name says to which, whatever the client calls it; every
 * other byte is passed on. Immutable.
 *
 * <p>A client that asks for the database's name with {@code SELECT DATABASE()} is told the server's; a statement that
 * names the database itself is not understood; encryption and compression are not offered.
 */
public record MysqlProtocol(MariaDbServer server, Names names) implements TcpGate.Protocol {

    /** Says where a login leads. */
    public interface Names {

        /**
         * @param asked the database, if the client says one
         * @return the server's database; empty to let the server refuse a user that it does not know
         */
        Optional<String> database(String user, Optional<String> asked) throws MysqlRefusal;
    }

    private static final int QUERY = 3;
    private static final int INIT_DB = 2;
    private static final int CHANGE_USER = 0x11;
    private static final int COMPRESS = 0x20;
    private static final int SSL = 0x08;
    private static final Pattern USE = Pattern.compile("(?is)\\s*use\\s+`?([^`;\\s]+)`?\\s*;?\\s*");

    @Override
    public void serve(Socket client, TcpGate gate) throws IOException {
        try (Socket upstream = gate.connect("127.0.0.1", server.port())) {
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream()));
            MysqlPacket greeting = MysqlPacket.read(new DataInputStream(upstream.getInputStream()));
            greeting.with(plain(greeting.payload())).write(client.getOutputStream());
            MysqlPacket first = MysqlPacket.read(in);
            MysqlLogin login = MysqlLogin.parse(first.payload());
            try {
                Optional<String> database = names.database(login.user(), login.database());
                first.with(database.map(login::to).orElse(first.payload())).write(upstream.getOutputStream());
            } catch (MysqlRefusal refusal) {
                refusal.packet(first.sequence() + 1).write(client.getOutputStream());
                return;
            }
            gate.relayBack(upstream, client);
            relay(in, client, upstream, asked -> names.database(login.user(), Optional.of(asked)));
        }
    }

    private interface Place {
        Optional<String> of(String asked) throws MysqlRefusal;
    }

    /** Commands, one after the other; the parts of a long one do not look like the beginning of one. */
    private static void relay(DataInputStream in, Socket client, Socket upstream, Place place) throws IOException {
        OutputStream out = upstream.getOutputStream();
        while (true) {
            MysqlPacket packet = MysqlPacket.read(in);
            if (packet.isCommand(CHANGE_USER)) {
                throw new IOException("Another user may have another database.");
            }
            Optional<String> asked = asked(packet);
            if (asked.isEmpty()) {
                packet.write(out);
                continue;
            }
            try {
                MysqlPacket use = new MysqlPacket(
                        0, ("\2" + place.of(asked.get()).orElseThrow()).getBytes(StandardCharsets.UTF_8));
                use.write(out);
            } catch (MysqlRefusal refusal) {
                refusal.packet(1).write(client.getOutputStream());
            }
        }
    }

    private static Optional<String> asked(MysqlPacket packet) {
        if (packet.isCommand(INIT_DB)) {
            return Optional.of(packet.text());
        }
        if (packet.isCommand(QUERY) && packet.payload().length < 300) {
            Matcher use = USE.matcher(packet.text());
            return use.matches() ? Optional.of(use.group(1)) : Optional.empty();
        }
        return Optional.empty();
    }

    /** The server's first packet without the abilities that would hide what follows. */
    private static byte[] plain(byte[] greeting) {
        byte[] plain = greeting.clone();
        int at = 1;
        while (plain[at] != 0) {
            at++;
        }
        // A number of four bytes, eight bytes of the riddle and a zero; then the abilities' lower half.
        int abilities = at + 1 + 4 + 8 + 1;
        plain[abilities] &= ~COMPRESS;
        plain[abilities + 1] &= ~SSL;
        return plain;
    }
}
