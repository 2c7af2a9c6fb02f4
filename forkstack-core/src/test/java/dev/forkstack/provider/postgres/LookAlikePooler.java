package dev.forkstack.provider.postgres;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Hands everything on, as a pooler does, and as a pooler tells its client a number of its own for the session. */
final class LookAlikePooler implements AutoCloseable {

    private static final int BACKEND_KEY = 'K';

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

    LookAlikePooler(int serverPort) throws IOException {
        daemon(() -> {
            while (true) {
                Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
                daemon(() -> client.getInputStream().transferTo(server.getOutputStream()));
                daemon(() -> answers(server, client));
            }
        });
    }

    int port() {
        return listener.getLocalPort();
    }

    private static void answers(Socket server, Socket client) throws IOException {
        DataInputStream in = new DataInputStream(server.getInputStream());
        DataOutputStream out = new DataOutputStream(client.getOutputStream());
        while (true) {
            int type = in.readByte();
            byte[] body = new byte[in.readInt() - Integer.BYTES];
            in.readFully(body);
            if (type == BACKEND_KEY) {
                body[0] ^= 0x55;
            }
            out.writeByte(type);
            out.writeInt(body.length + Integer.BYTES);
            out.write(body);
            out.flush();
        }
    }

    private static void daemon(Step step) {
        Thread thread = new Thread(() -> {
            try {
                step.run();
            } catch (IOException e) {
                // The other side has gone.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }

    private interface Step {
        void run() throws IOException;
    }
}
