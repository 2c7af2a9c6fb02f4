package dev.forkstack.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of the loopback interface. */
final class FreePort {

    private FreePort() {}

    /** A port that nobody listens on right now, chosen by the system. */
    static int any() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** What people need to know when a remembered port is somebody else's now. */
    static String moved(String server, int from, int to) {
        return "another program holds port " + from + ", so " + server + " moved to port " + to
                + " (make envs-switch NAME writes the new address for applications)";
    }

    /** Whether somebody else holds the port. */
    static boolean isTaken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
