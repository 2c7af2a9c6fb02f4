package dev.forkstack.emulator.postgres;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The first packet of a PostgreSQL connection (PostgreSQL docs, "Message Formats", StartupMessage and its kin).
 * Immutable.
 *
 * @param code the protocol's version, or one of the codes that ask for something else
 */
record PostgresStartup(int code, byte[] body) {

    private static final int CANCEL = 80877102;
    private static final int SSL = 80877103;
    private static final int GSS = 80877104;
    private static final int LIMIT = 10_000;

    static PostgresStartup read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 8 || length > LIMIT) {
            throw new EOFException("No startup packet.");
        }
        int code = in.readInt();
        return new PostgresStartup(code, in.readNBytes(length - 8));
    }

    static PostgresStartup of(int code, Map<String, String> parameters) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            body.write(parameter.getKey().getBytes(StandardCharsets.UTF_8));
            body.write(0);
            body.write(parameter.getValue().getBytes(StandardCharsets.UTF_8));
            body.write(0);
        }
        body.write(0);
        return new PostgresStartup(code, body.toByteArray());
    }

    boolean asksForEncryption() {
        return code == SSL || code == GSS;
    }

    /** Whether it asks to cancel what another connection does; it names neither user nor database. */
    boolean isCancel() {
        return code == CANCEL;
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        ByteBuffer rest = ByteBuffer.wrap(body);
        for (String key = text(rest); !key.isEmpty(); key = text(rest)) {
            parameters.put(key, text(rest));
        }
        return parameters;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeInt(8 + body.length);
        out.writeInt(code);
        out.write(body);
        out.flush();
    }

    private static String text(ByteBuffer rest) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        while (rest.hasRemaining()) {
            byte next = rest.get();
            if (next == 0) {
                break;
            }
            text.write(next);
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /** Its parameters are nobody's business. */
    @Override
    public String toString() {
        return "PostgresStartup " + code;
    }
}
