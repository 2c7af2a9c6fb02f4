package dev.forkstack.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks what listens on a port, over a bare socket: this runs in every command, and an HTTP client takes time to load. */
final class S3ServerPing {

    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int ENOUGH = 4_096;
    private static final String REQUEST = "GET /forkstack-s3 HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";

    private S3ServerPing() {}

    /** The beginning of the answer; empty if nobody answers. */
    static String text(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(REQUEST.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(ENOUGH), StandardCharsets.UTF_8);
        } catch (IOException | IllegalArgumentException e) {
            return "";
        }
    }
}
