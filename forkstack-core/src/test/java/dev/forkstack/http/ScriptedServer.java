package dev.forkstack.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server on the loopback interface that answers, byte for byte, what it was told to, one connection a request. */
public final class ScriptedServer implements AutoCloseable {

    /** What happens once the request has been read. */
    @FunctionalInterface
    public interface Reaction {
        void on(OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final Queue<Reaction> reactions = new ConcurrentLinkedQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();

    public ScriptedServer() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(this::serve, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    public ScriptedServer then(Reaction reaction) {
        reactions.add(reaction);
        return this;
    }

    public ScriptedServer then(int status, String headers, String body) {
        return then(out -> out.write(answer(status, headers, body)));
    }

    /** Closes the connection without a word. */
    public ScriptedServer thenDrops() {
        return then(out -> {});
    }

    /** First line and headers of each request. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/v1");
    }

    static byte[] answer(int status, String headers, String body) {
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return ("HTTP/1.1 " + status + " Some\r\nContent-Length: " + length + "\r\nConnection: close\r\n" + headers
                        + "\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                requests.add(read(client));
                Reaction reaction = reactions.poll();
                if (reaction == null) {
                    reaction = out -> out.write(answer(599, "", "{\"message\":\"not scripted\"}"));
                }
                reaction.on(client.getOutputStream());
            } catch (IOException e) {
                // The client has gone, or the test has ended.
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private static String read(Socket client) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder head = new StringBuilder();
        int length = 0;
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        for (int i = 0; i < length; i++) {
            head.append((char) in.read());
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
