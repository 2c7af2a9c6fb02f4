package dev.forkstack.s3;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.gaul.s3proxy.CrossOriginResourceSharing;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.auth.AuthenticationType;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;

/**
 * The local S3 server as a process: {@code java -jar forkstack-s3.jar <directory> <port>}. Its directory is its whole
 * interface: buckets, keys, and the file that says where it answers.
 */
public final class Main {

    /** The directory is already served by another process. */
    static final int EXIT_ALREADY_SERVED = 97;

    /** The port is held by another program. */
    static final int EXIT_PORT_TAKEN = 98;

    /** The directory cannot hold buckets. */
    static final int EXIT_UNSUITABLE = 99;

    private static final String LOOPBACK = "127.0.0.1";

    private Main() {}

    public static void main(String[] arguments) throws Exception {
        TerminalSignals.ignore();
        System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        if (arguments.length != 2) {
            fail(2, "Usage: java -jar forkstack-s3.jar <directory> <port>");
        }
        ServerDirectory directory =
                new ServerDirectory(Path.of(arguments[0]).toAbsolutePath().normalize());
        int port = Integer.parseInt(arguments[1]);
        try {
            directory.prepare();
        } catch (IOException e) {
            fail(EXIT_UNSUITABLE, e.getMessage());
        }
        FileLock lock = lockOrEnd(directory.lockFile());
        UnfinishedWork.sweep(directory.buckets());
        S3Proxy proxy = serve(directory, port);
        // Naming the lock here keeps it from being collected, and with it let go.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(proxy, lock), "stop"));
    }

    private static S3Proxy serve(ServerDirectory directory, int port) throws Exception {
        String instance = UUID.randomUUID().toString();
        S3Proxy proxy = proxy(directory, port, instance);
        try {
            proxy.start();
        } catch (IOException e) {
            fail(EXIT_PORT_TAKEN, "Port " + port + " cannot be listened on: " + e.getMessage());
        }
        IdleMemory.watch();
        directory.announce(instance, proxy.getPort());
        return proxy;
    }

    /** A server for this directory that has not been started; port 0 lets the system choose. */
    static S3Proxy proxy(ServerDirectory directory, int port, String instance) {
        BlobStore store = new FilesystemNio2BlobStore(directory.buckets().toString());
        S3Proxy proxy = S3Proxy.builder()
                .blobStore(new UnsignedRequests(store, instance))
                // The pair is never looked at, because the locator below takes the place of the built-in one.
                .awsAuthentication(AuthenticationType.AWS_V4, "unused", "unused")
                .endpoint(URI.create("http://" + LOOPBACK + ":" + port))
                // A page of any origin may send what a key has signed, as with a bucket whose CORS rules allow it.
                .corsRules(new CrossOriginResourceSharing())
                // Whatever is cut off was not yet an object; waiting would be for idle connections, above all.
                .stopTimeout(0)
                .build();
        proxy.setBlobStoreLocator(new KeyGate(directory, store));
        return proxy;
    }

    private static FileLock lockOrEnd(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            fail(EXIT_ALREADY_SERVED, "Another process serves " + file.getParent() + ".");
        }
        return lock;
    }

    private static void stop(S3Proxy proxy, FileLock lock) {
        try {
            proxy.stop();
            lock.close();
        } catch (Exception e) {
            System.err.println("The server did not stop cleanly: " + e);
        }
    }

    private static void fail(int code, String message) {
        System.err.println(message);
        System.exit(code);
    }
}
