package dev.forkstack.emulator.mariadb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A client's first packet (MySQL docs, "Protocol::HandshakeResponse41"). Immutable.
 *
 * @param head up to the user's name
 * @param proof the answer to the server's riddle, with its length
 * @param tail after the database's name
 */
record MysqlLogin(byte[] head, String user, byte[] proof, Optional<String> database, byte[] tail) {

    private static final int HEAD = 32;
    private static final int WITH_DATABASE = 8;
    private static final int PROTOCOL_41 = 0x200;
    private static final int SECURE = 0x8000;
    private static final int LENGTH_ENCODED = 0x200000;

    static MysqlLogin parse(byte[] packet) throws IOException {
        int capabilities = packet.length < HEAD ? 0 : number(packet);
        if ((capabilities & PROTOCOL_41) == 0) {
            throw new IOException("No login of protocol 4.1.");
        }
        int userEnd = end(packet, HEAD);
        int proofStart = userEnd + 1;
        int proofEnd = (capabilities & (LENGTH_ENCODED | SECURE)) == 0
                ? end(packet, proofStart) + 1
                : proofStart + 1 + (packet[proofStart] & 0xff);
        Optional<String> database = Optional.empty();
        int tail = proofEnd;
        if ((capabilities & WITH_DATABASE) != 0) {
            int databaseEnd = end(packet, proofEnd);
            database = Optional.of(text(packet, proofEnd, databaseEnd)).filter(name -> !name.isEmpty());
            tail = databaseEnd + 1;
        }
        return new MysqlLogin(
                Arrays.copyOf(packet, HEAD),
                text(packet, HEAD, userEnd),
                Arrays.copyOfRange(packet, proofStart, proofEnd),
                database,
                Arrays.copyOfRange(packet, Math.min(tail, packet.length), packet.length));
    }

    /** The same login to a database. */
    byte[] to(String other) {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        byte[] asking = head.clone();
        asking[0] |= WITH_DATABASE;
        packet.writeBytes(asking);
        packet.writeBytes(user.getBytes(StandardCharsets.UTF_8));
        packet.write(0);
        packet.writeBytes(proof);
        packet.writeBytes(other.getBytes(StandardCharsets.UTF_8));
        packet.write(0);
        packet.writeBytes(tail);
        return packet.toByteArray();
    }

    private static int number(byte[] packet) {
        return packet[0] & 0xff | (packet[1] & 0xff) << 8 | (packet[2] & 0xff) << 16 | (packet[3] & 0xff) << 24;
    }

    private static int end(byte[] packet, int from) throws IOException {
        for (int at = from; at < packet.length; at++) {
            if (packet[at] == 0) {
                return at;
            }
        }
        throw new IOException("A login that ends in the middle of a name.");
    }

    private static String text(byte[] packet, int from, int to) {
        return new String(packet, from, to - from, StandardCharsets.UTF_8);
    }

    /** Without the proof. */
    @Override
    public String toString() {
        return "MysqlLogin of " + user;
    }
}
