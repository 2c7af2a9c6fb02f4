package dev.forkstack.emulator.s3;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The content within {@code aws-chunked}; signatures of chunks and trailers are read over. One thread. */
final class AwsChunkedBody extends InputStream {

    private static final int MOST_OF_LINE = 1 << 12;

    private final InputStream in;
    private long left;
    private boolean isFirst = true;
    private boolean hasEnded;

    AwsChunkedBody(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (left == 0 && !hasEnded) {
            next();
        }
        if (hasEnded) {
            return -1;
        }
        int read = in.read(bytes, offset, (int) Math.min(length, left));
        if (read < 0) {
            throw new EOFException("A chunk ends in its midst.");
        }
        left -= read;
        return read;
    }

    private void next() throws IOException {
        if (!isFirst) {
            line();
        }
        isFirst = false;
        left = Long.parseLong(line().split(";", 2)[0].strip(), 16);
        if (left == 0) {
            hasEnded = true;
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0 || line.size() > MOST_OF_LINE) {
                throw new EOFException("No chunk begins where one should.");
            }
            line.write(next);
        }
        return line.toString(StandardCharsets.US_ASCII).strip();
    }
}
