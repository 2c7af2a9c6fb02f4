package dev.forkstack.emulator.mariadb;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A packet of the MySQL protocol (MariaDB docs, "Protocol Differences", "0-Packet"). Immutable. */
record MysqlPacket(int sequence, byte[] payload) {

    static MysqlPacket read(DataInputStream in) throws IOException {
        int length = in.readUnsignedByte() | in.readUnsignedByte() << 8 | in.readUnsignedByte() << 16;
        int sequence = in.readUnsignedByte();
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new MysqlPacket(sequence, payload);
    }

    /** An error before a connection stands. @param state an SQLSTATE */
    static MysqlPacket error(int sequence, int code, String state, String message) {
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.write(0xff);
        payload.write(code);
        payload.write(code >> 8);
        payload.writeBytes(("#" + state + message).getBytes(StandardCharsets.UTF_8));
        return new MysqlPacket(sequence, payload.toByteArray());
    }

    MysqlPacket with(byte[] other) {
        return new MysqlPacket(sequence, other);
    }

    /** Whether it begins a command of this kind. */
    boolean isCommand(int kind) {
        return sequence == 0 && payload.length > 0 && payload[0] == kind;
    }

    /** What follows the command's first byte. */
    String text() {
        return new String(payload, 1, payload.length - 1, StandardCharsets.UTF_8);
    }

    void write(OutputStream out) throws IOException {
        byte[] whole = new byte[payload.length + 4];
        whole[0] = (byte) payload.length;
        whole[1] = (byte) (payload.length >> 8);
        whole[2] = (byte) (payload.length >> 16);
        whole[3] = (byte) sequence;
        System.arraycopy(payload, 0, whole, 4, payload.length);
        out.write(whole);
        out.flush();
    }

    /** It may well be a password. */
    @Override
    public String toString() {
        return "MysqlPacket " + sequence + ", " + payload.length + " bytes";
    }
}
