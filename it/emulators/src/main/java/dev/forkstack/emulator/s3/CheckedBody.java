package dev.forkstack.emulator.s3;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A body whose last bytes are only given when all of it has the checksum that was signed, so that who stores it never
 * has it whole otherwise. One thread.
 */
final class CheckedBody extends InputStream {

    private final InputStream in;
    private final String expected;
    private final MessageDigest digest;
    private long left;

    /** The body is not the one that was signed. */
    static final class Mismatch extends IOException {
        private static final long serialVersionUID = 1;

        Mismatch() {
            super("The body's SHA-256 is not the one that was signed.");
        }
    }

    CheckedBody(InputStream in, long length, String sha256) {
        this.in = in;
        this.left = length;
        this.expected = sha256;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read > 0) {
            digest.update(bytes, offset, read);
            left -= read;
            if (left == 0 && !HexFormat.of().formatHex(digest.digest()).equalsIgnoreCase(expected)) {
                throw new Mismatch();
            }
        }
        return read;
    }
}
