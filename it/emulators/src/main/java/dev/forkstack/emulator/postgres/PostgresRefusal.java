package dev.forkstack.emulator.postgres;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A connection that PostgreSQL would refuse, with its words. Immutable. */
public final class PostgresRefusal extends Exception {

    private final String state;

    /** @param state an SQLSTATE; empty to close the connection without a word */
    public PostgresRefusal(String state, String message) {
        super(message, null, false, false);
        this.state = state;
    }

    /** As an ErrorResponse; PostgreSQL docs, "Message Formats". */
    void write(DataOutputStream out) throws IOException {
        if (state.isEmpty()) {
            return;
        }
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        for (String field : new String[] {"SFATAL", "VFATAL", "C" + state, "M" + getMessage()}) {
            fields.write(field.getBytes(StandardCharsets.UTF_8));
            fields.write(0);
        }
        fields.write(0);
        out.writeByte('E');
        out.writeInt(4 + fields.size());
        out.write(fields.toByteArray());
        out.flush();
    }
}
