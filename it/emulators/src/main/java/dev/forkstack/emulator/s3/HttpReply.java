package dev.forkstack.emulator.s3;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Puts an answer on the wire, whole or in one of the ways that go wrong. One exchange, one thread. */
final class HttpReply {

    private static final int GIANT = 64 << 20;
    private static final int ENDLESS = 200 << 20;
    private static final long ENDLESS_NANOS = 60_000_000_000L;
    private static final byte[] HEAD_OF_LONG = "<ListBucketResult><Prefix>".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END_OF_LONG = "</Prefix></ListBucketResult>".getBytes(StandardCharsets.US_ASCII);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final HttpHead request;
    private final OutputStream out;

    HttpReply(HttpHead request, OutputStream out) {
        this.request = request;
        this.out = out;
    }

    void send(S3Answer answer, Instant date) throws IOException {
        head(answer, date, Long.toString(answer.length()));
        try (InputStream body = answer.body()) {
            if (!isHead()) {
                body.transferTo(out);
            }
        }
        out.flush();
    }

    /** Half of the promised bytes; the connection ends with it. */
    void cut(S3Answer answer, Instant date) throws IOException {
        // An empty answer has nothing to cut: it promises a body instead.
        S3Answer whole = answer.status() == 204 || answer.length() == 0 ? S3Answer.xml(200, "<Answer/>") : answer;
        head(whole, date, Long.toString(whole.length() + 64));
        try (InputStream body = whole.body()) {
            for (long left = isHead() ? 0 : whole.length() / 2; left > 0; ) {
                byte[] block = body.readNBytes((int) Math.min(left, 1 << 16));
                out.write(block);
                left = block.length == 0 ? 0 : left - block.length;
            }
        }
        out.flush();
        throw new IOException("An answer was cut.");
    }

    /** 64 MB of valid XML. */
    void giant(Instant date) throws IOException {
        head(S3Answer.of(200, "application/xml", ""), date, Integer.toString(GIANT));
        out.write(HEAD_OF_LONG);
        for (int left = GIANT - HEAD_OF_LONG.length - END_OF_LONG.length; left > 0; ) {
            byte[] block = block(Math.min(left, 1 << 16));
            out.write(block);
            left -= block.length;
        }
        out.write(END_OF_LONG);
        out.flush();
    }

    void endless(Instant date) throws IOException {
        // Without a length it lasts as long as the connection.
        head(S3Answer.of(200, "application/xml", "").with("connection", "close"), date, "");
        out.write(HEAD_OF_LONG);
        long end = System.nanoTime() + ENDLESS_NANOS;
        byte[] block = block(1 << 12);
        for (int sent = 0; sent < ENDLESS && System.nanoTime() < end; sent += block.length) {
            out.write(block);
            out.flush();
        }
        throw new IOException("An endless answer was given up.");
    }

    boolean isHead() {
        return request.method().equals("HEAD");
    }

    private void head(S3Answer answer, Instant date, String length) throws IOException {
        StringBuilder head =
                new StringBuilder("HTTP/1.1 " + answer.status() + (answer.isSuccess() ? " OK\r\n" : " Refused\r\n"));
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            head.append(header.getKey())
                    .append(": ")
                    .append(header.getValue().replaceAll("[\r\n]", " "))
                    .append("\r\n");
        }
        head.append("date: ").append(DATE.format(date)).append("\r\n");
        boolean hasNone = answer.status() == 204 || answer.status() == 304 || length.isEmpty();
        head.append(hasNone ? "" : "content-length: " + length + "\r\n").append("\r\n");
        out.write(head.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] block(int size) {
        byte[] block = new byte[size];
        Arrays.fill(block, (byte) 'x');
        return block;
    }
}
