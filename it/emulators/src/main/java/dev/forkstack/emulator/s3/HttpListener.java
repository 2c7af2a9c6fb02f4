package dev.forkstack.emulator.s3;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * HTTP/1.1 on 127.0.0.1, a thread a connection. The JDK's own server cannot be told what its {@code Date} says, reads no
 * path that is no URI, and has said "continue" before a request can be refused. Thread-safe.
 */
final class HttpListener implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final long MOST_DRAINED = 1L << 30;

    private final ServerSocket socket;
    private final Conversation conversation;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService threads = Executors.newCachedThreadPool(HttpListener::thread);

    /** Answers one request. Called by many threads at once. */
    interface Conversation {

        /** @throws IOException if the connection cannot be used any more */
        void answer(HttpHead head, HttpBody body, HttpReply reply) throws IOException;
    }

    private HttpListener(ServerSocket socket, Conversation conversation) {
        this.socket = socket;
        this.conversation = conversation;
    }

    /** @param port 0 for a free one */
    static HttpListener start(int port, Conversation conversation) {
        try {
            ServerSocket socket = new ServerSocket(port, 1024, InetAddress.getByName("127.0.0.1"));
            HttpListener listener = new HttpListener(socket, conversation);
            listener.threads.execute(listener::accept);
            return listener;
        } catch (IOException e) {
            throw new UncheckedIOException("No emulator on port " + port + " of 127.0.0.1: " + e.getMessage(), e);
        }
    }

    /** {@code http://127.0.0.1:PORT}, without a path. */
    URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    @Override
    public void close() {
        quietly(socket);
        open.forEach(HttpListener::quietly);
        threads.shutdownNow();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket client = socket.accept();
                open.add(client);
                threads.execute(() -> converse(client));
            } catch (IOException e) {
                // Closed, which the loop sees; or the client has gone already.
            }
        }
    }

    private void converse(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(client.getInputStream(), BUFFER);
            OutputStream out = new BufferedOutputStream(client.getOutputStream(), BUFFER);
            boolean goesOn = true;
            while (goesOn) {
                HttpHead head = HttpHead.read(in).orElse(null);
                if (head == null) {
                    return;
                }
                HttpBody body = new HttpBody(head, in, out);
                conversation.answer(head, body, new HttpReply(head, out));
                out.flush();
                goesOn = !head.has("connection", "close") && head.contentLength() >= 0 && body.drain(MOST_DRAINED);
            }
        } catch (IOException | RuntimeException e) {
            // The client has gone, the emulator is closed, or an answer was cut on purpose: nobody is left to tell.
        } finally {
            open.remove(client);
        }
    }

    private static void quietly(AutoCloseable closed) {
        try {
            closed.close();
        } catch (Exception e) {
            // It is gone either way.
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "bucket-emulator");
        thread.setDaemon(true);
        return thread;
    }
}
