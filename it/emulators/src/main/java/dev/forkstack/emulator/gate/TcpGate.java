package dev.forkstack.emulator.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP port of 127.0.0.1 whose connections lead on to a server, once they have said who they are. Thread-safe. */
public final class TcpGate implements AutoCloseable {

    /** What is spoken at the gate. Called by many threads at once. */
    public interface Protocol {

        /** Serves a connection until it ends; it is closed afterwards. */
        void serve(Socket client, TcpGate gate) throws IOException;
    }

    private final ServerSocket listener;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();

    public TcpGate() {
        try {
            this.listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return listener.getLocalPort();
    }

    public void open(Protocol protocol) {
        start("gate-" + port(), () -> accept(protocol));
    }

    /** A connection of the gate's own to a server, which ends with it. */
    public Socket connect(String host, int port) throws IOException {
        Socket upstream = new Socket(host, port);
        upstream.setTcpNoDelay(true);
        open.add(upstream);
        return upstream;
    }

    /** Passes on what the server says, beside the caller. */
    public void relayBack(Socket upstream, Socket client) {
        start("relay-back-" + port(), () -> relay(upstream, client));
    }

    /** Passes bytes on until either side ends; then both do. */
    public void relay(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // Ended by force instead.
        } finally {
            closeQuietly(from);
            closeQuietly(to);
        }
    }

    /** Ends all connections too. */
    @Override
    public void close() {
        closeQuietly(listener);
        endConnections();
    }

    public void endConnections() {
        open.forEach(TcpGate::closeQuietly);
    }

    int connections() {
        return open.size();
    }

    private void accept(Protocol protocol) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                start("relay-" + port(), () -> serve(client, protocol));
            } catch (IOException e) {
                // Closed: the loop ends. Anything else concerns one client only.
            }
        }
    }

    private void serve(Socket client, Protocol protocol) {
        try (client) {
            client.setTcpNoDelay(true);
            protocol.serve(client, this);
        } catch (IOException e) {
            // One side has gone; both are closed.
        } finally {
            open.removeIf(Socket::isClosed); // its way to the server too
        }
    }

    private static void closeQuietly(AutoCloseable socket) {
        try {
            socket.close();
        } catch (Exception e) {
            // It is of no use any more either way.
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
