package dev.forkstack.stories;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;

/** A PUT whose first half has been sent. For one thread. */
public final class SlowUpload {

    private final HttpURLConnection connection;
    private final OutputStream body;
    private final byte[] half;

    SlowUpload(HttpURLConnection connection, int bytes) throws IOException {
        this.connection = connection;
        this.half = "x".repeat(bytes / 2).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        connection.setDoOutput(true);
        connection.setRequestMethod("PUT");
        connection.setFixedLengthStreamingMode(2L * half.length);
        this.body = connection.getOutputStream();
        body.write(half);
        body.flush();
    }

    /** Sends the rest; returns the status code. */
    public int finish() throws IOException {
        body.write(half);
        body.close();
        return connection.getResponseCode();
    }
}
