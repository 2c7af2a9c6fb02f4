package dev.forkstack.provider.postgres;

import java.io.IOException;
import java.io.InputStream;

/** Bytes with a look ahead and a count of lines. UTF-8 needs no decoding to be split: its syntax is all ASCII. */
final class ByteSource {

    static final int END = -1;

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int position;
    private int limit;
    private int line = 1;

    ByteSource(InputStream in) {
        this.in = in;
    }

    /** The line of the next byte, from 1. */
    int line() {
        return line;
    }

    int read() throws IOException {
        int next = peek(0);
        if (next != END) {
            position++;
            if (next == '\n') {
                line++;
            }
        }
        return next;
    }

    /** The byte that comes after {@code ahead} others, without taking it. */
    int peek(int ahead) throws IOException {
        while (position + ahead >= limit) {
            if (!fill()) {
                return END;
            }
        }
        return buffer[position + ahead] & 0xff;
    }

    boolean startsWith(String ascii) throws IOException {
        for (int i = 0; i < ascii.length(); i++) {
            if (peek(i) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Hands on the rest of the line with its end, in pieces as they come. */
    void readLine(Bytes to) throws IOException {
        while (peek(0) != END) {
            int end = position;
            while (end < limit && buffer[end] != '\n') {
                end++;
            }
            boolean whole = end < limit;
            int length = end - position + (whole ? 1 : 0);
            to.take(buffer, position, length);
            position += length;
            if (whole) {
                line++;
                return;
            }
        }
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, limit - position);
        limit -= position;
        position = 0;
        int count = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(count, 0);
        return count > 0;
    }

    /** Where bytes go. */
    interface Bytes {
        void take(byte[] bytes, int offset, int length) throws IOException;
    }
}
