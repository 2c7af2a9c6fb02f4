package dev.forkstack.emulator.s3;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** A request's body: so many bytes of the connection, for which the client is told to go on at the first read. One thread. */
final class HttpBody extends InputStream {

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final InputStream in;
    private final OutputStream out;
    private boolean isAwaited;
    private long left;

    HttpBody(HttpHead head, InputStream in, OutputStream out) {
        this.in = in;
        this.out = out;
        this.left = Math.max(0, head.contentLength());
        this.isAwaited = left > 0 && head.has("expect", "100-continue");
    }

    /** Reads what nobody read, so that the next request can come. @return whether it can */
    boolean drain(long most) throws IOException {
        if (isAwaited || left > most) {
            return left == 0;
        }
        skipNBytes(left);
        return true;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0) {
            return -1;
        }
        if (isAwaited) {
            isAwaited = false;
            out.write(CONTINUE);
            out.flush();
        }
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("The client has gone with " + left + " bytes missing.");
        }
        left -= read;
        return read;
    }
}
