package dev.forkstack.http;

import dev.forkstack.model.ForkStackException;
import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends one request and reads its answer as a whole, within a limit of time and of length. No redirect is followed, and
 * nothing but a GET is ever sent twice: the JDK's client repeats no other method by itself. Thread-safe.
 */
public final class Exchange {

    private static final Duration CONNECTING = Duration.ofSeconds(10);

    /** Servers close what was idle for five seconds or more, and a request that meets the closing has an open outcome. */
    private static final long MOST_IDLE_NANOS = 2_000_000_000L;

    /** The client's own pool makes a thread for each of many answers; these have little to do, and end when idle. */
    private static final int MOST_READERS = 4;

    private static final Executor READERS = readers();

    private static Executor readers() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                MOST_READERS, MOST_READERS, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "forkstack-http");
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private HttpClient client;
    private long lastUsed;

    private synchronized HttpClient client() {
        long now = System.nanoTime();
        if (client == null || now - lastUsed > MOST_IDLE_NANOS) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1) // else a clear-text request offers an upgrade to HTTP/2
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .connectTimeout(CONNECTING)
                    .executor(READERS)
                    .proxy(ProxySelector.getDefault())
                    .build();
        }
        lastUsed = now;
        return client;
    }

    private synchronized void used() {
        lastUsed = System.nanoTime();
    }

    /**
     * Waits for the answer. An interrupt ends this for a request that reads. One that changes something is waited for
     * all the same, since nobody could tell afterwards what it has done; the thread stays interrupted.
     *
     * @throws IOException if there is no whole answer in time
     * @throws ForkStackException if the thread was interrupted
     */
    public HttpResponse<byte[]> send(HttpRequest request, Duration limit) throws IOException {
        return send(request, info -> new BoundedBody(), limit);
    }

    /** The same with a reader of the answer's body. */
    public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> body, Duration limit)
            throws IOException {
        return request.method().equals("GET") ? stream(request, body, limit) : awaited(request, body, limit);
    }

    /**
     * The same for a request of which nobody has to know what it has done, such as a copy that would be made again. An
     * interrupt ends it.
     */
    public <T> HttpResponse<T> stream(HttpRequest request, HttpResponse.BodyHandler<T> body, Duration limit)
            throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        try {
            // Not sendAsync, which on two processors starts a thread for each answer.
            return client().send(request, info -> new TimelyBody<>(body.apply(info), deadline, limit));
        } catch (InterruptedException e) {
            throw Pacing.interrupted(e);
        } catch (IOException e) {
            throw e.getCause() instanceof BoundedBody.TooLong tooLong ? tooLong : e;
        } finally {
            used();
        }
    }

    private <T> HttpResponse<T> awaited(HttpRequest request, HttpResponse.BodyHandler<T> body, Duration limit)
            throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw Pacing.interrupted(new InterruptedException());
        }
        CompletableFuture<HttpResponse<T>> answer = client().sendAsync(request, body);
        long deadline = System.nanoTime() + limit.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get(Math.max(1, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no whole answer within " + limit.toSeconds() + " s", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            used();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
