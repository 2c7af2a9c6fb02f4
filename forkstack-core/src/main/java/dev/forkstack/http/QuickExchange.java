package dev.forkstack.http;

import dev.forkstack.model.ForkStackException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Sends one of very many requests on the thread that asks, which takes half the processor time of {@link Exchange}. Only for
 * what may be sent twice, because the JDK does so by itself where a connection turns out to be dead; and for what may be left
 * alone at any time. No redirect is followed. Thread-safe.
 */
public final class QuickExchange {

    /**
     * A body that is no longer has room to lie in until it is sent. Nobody can close a connection beyond TLS while another
     * waits for such room.
     */
    public static final int LONGEST_BODY = 16_384;

    private static final int CONNECTING_MILLIS = 10_000;
    private static final int CHUNK = 8_192;
    private static final Watch WATCH = new Watch();

    /** Else whoever answers 401 is given the password that something else in this JVM has for others. */
    private static final Authenticator NOBODY = new Authenticator() {};

    static {
        // The JDK keeps five idle connections to a server otherwise: all other requests would begin with a new one.
        if (System.getProperty("http.maxConnections") == null) {
            System.setProperty("http.maxConnections", "128");
        }
    }

    /**
     * Waits for the answer; an interrupt ends this, though not before the next bytes of a body that has begun. Those are waited
     * for up to the limit once more: the JDK closes no connection while another thread reads a body from it.
     *
     * @param body no longer than {@link #LONGEST_BODY} where the address is one of TLS
     * @param limit for the whole of it, unless it is over while nothing comes of a body that has begun
     * @throws IOException if there is no whole answer in time
     * @throws ForkStackException if the thread was interrupted
     */
    public Reply send(String method, URI uri, Map<String, String> headers, byte[] body, Duration limit)
            throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        prepare(connection, method, headers, limit);
        try {
            int status;
            try (Watch.Watched watched = WATCH.over(deadline, connection::disconnect)) {
                stopIfAsked(deadline, limit);
                status = begin(connection, body);
            }
            return new Reply(status, () -> headers(connection), read(connection, status, deadline, limit));
        } catch (IOException | RuntimeException e) {
            // A connection that is closed by somebody else fails in more than one way.
            stopIfAsked(deadline, limit);
            throw e;
        }
    }

    private static void prepare(
            HttpURLConnection connection, String method, Map<String, String> headers, Duration limit)
            throws IOException {
        connection.setRequestMethod(method);
        connection.setInstanceFollowRedirects(false);
        connection.setAuthenticator(NOBODY);
        connection.setConnectTimeout(CONNECTING_MILLIS);
        connection.setReadTimeout((int) Math.min(Integer.MAX_VALUE, Math.max(1, limit.toMillis())));
        headers.forEach(connection::setRequestProperty);
        // Else the JDK prefers pictures, and says that a body is a form.
        addMissing(connection, "Accept", "*/*");
        if (method.equals("POST")) {
            addMissing(connection, "Content-Type", "application/xml");
        }
    }

    private static void addMissing(HttpURLConnection connection, String name, String value) {
        if (connection.getRequestProperty(name) == null) {
            connection.setRequestProperty(name, value);
        }
    }

    /** @return the status, once it is there */
    private static int begin(HttpURLConnection connection, byte[] body) throws IOException {
        String method = connection.getRequestMethod();
        if (body.length > 0 || method.equals("PUT") || method.equals("POST")) {
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) { // an empty one is sent with its length too
                out.write(body);
            }
        }
        int status = connection.getResponseCode();
        if (status / 100 == 1) { // to the JDK that was all, and what follows is its body without end
            connection.disconnect();
            throw new IOException("an answer of " + status + " came before the answer");
        }
        return status;
    }

    private static HttpHeaders headers(HttpURLConnection connection) {
        // Some servers write a name in two ways in one answer.
        Map<String, List<String>> named = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        connection.getHeaderFields().forEach((name, values) -> {
            if (name != null) { // else the line with the status
                named.computeIfAbsent(name, first -> new ArrayList<>()).addAll(values);
            }
        });
        return HttpHeaders.of(named, (name, value) -> true);
    }

    private static byte[] read(HttpURLConnection connection, int status, long deadline, Duration limit)
            throws IOException {
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            if (in == null) {
                return new byte[0];
            }
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            byte[] chunk = new byte[CHUNK];
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                stopIfAsked(deadline, limit);
                whole.write(chunk, 0, n);
                if (whole.size() > BoundedBody.LONGEST) {
                    connection.disconnect();
                    throw new BoundedBody.TooLong(BoundedBody.LONGEST);
                }
            }
            checkWhole(connection, whole.size());
            return whole.toByteArray();
        }
    }

    /** The JDK takes the end of a connection for the end of a body. */
    private static void checkWhole(HttpURLConnection connection, long size) throws IOException {
        long expected = connection.getRequestMethod().equals("HEAD") ? -1 : connection.getContentLengthLong();
        if (expected > size) {
            throw new IOException("the answer ended after " + size + " of " + expected + " bytes");
        }
    }

    private static void stopIfAsked(long deadline, Duration limit) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw Pacing.interrupted(new InterruptedException());
        }
        if (Watch.isLate(deadline)) {
            throw new IOException("no whole answer within " + limit.toSeconds() + " s");
        }
    }
}
