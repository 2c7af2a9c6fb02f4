package dev.forkstack.emulator.s3;

import dev.forkstack.emulator.Answer;
import dev.forkstack.emulator.Control;
import dev.forkstack.emulator.MovableClock;
import dev.forkstack.emulator.Routes;
import dev.forkstack.emulator.StrayListener;
import dev.forkstack.emulator.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A gateway of one personality before a real S3 server, on 127.0.0.1. Thread-safe. */
public final class S3Emulator implements AutoCloseable {

    private final Backstage backstage;
    private final Personality personality;
    private final StrayListener stray;
    private final HttpListener listener;

    private S3Emulator(int port, Path directory, Function<Backstage, Personality> as) throws IOException {
        Traffic traffic = new Traffic();
        MovableClock clock = new MovableClock();
        Nanos nanos = new Nanos(clock);
        RealServer server = RealServer.start(directory);
        backstage = new Backstage(
                new BucketBook(), new Credentials(), clock, nanos, server, new VersionFiles(server, nanos), traffic);
        personality = as.apply(backstage);
        stray = StrayListener.start(traffic);
        Control control = new Control(this::state, this::control, traffic);
        listener = HttpListener.start(port, new Gateway(backstage, personality, control, stray.uri()));
    }

    /**
     * @param port 0 for a free one
     * @param directory in which the server behind has a new one of its own, removed at the end
     */
    public static S3Emulator start(int port, Path directory, Function<Backstage, Personality> as) {
        try {
            return new S3Emulator(port, directory, as);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code http://127.0.0.1:PORT}, for paths of the form {@code /bucket/key}. */
    public URI uri() {
        return listener.uri();
    }

    public Traffic traffic() {
        return backstage.traffic();
    }

    public Credentials credentials() {
        return backstage.credentials();
    }

    public Backstage backstage() {
        return backstage;
    }

    /** Moves the service's clock, whose time signatures are held against, and which {@code Date} says. */
    public void advance(Duration duration) {
        backstage.clock().advance(duration);
    }

    /** What {@code /_emulator/state} says: buckets with what is said of them, and keys without their secrets. */
    public String state() {
        List<String> lines = new ArrayList<>();
        try {
            for (BucketFacts bucket : backstage.buckets().all()) {
                lines.add(bucket.text() + " objects "
                        + new CurrentObjects(backstage.server())
                                .asVersions(bucket.name())
                                .size());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        backstage.credentials().all().forEach(credential -> lines.add("key " + credential.text()));
        lines.addAll(personality.state());
        return String.join("\n", lines.stream().sorted().toList()) + "\n";
    }

    private void control(Routes routes) {
        routes.add("POST", Control.PREFIX + "clock", request -> {
            advance(Duration.parse(request.json().path("advance").asText()));
            return Answer.empty(204);
        });
        personality.control(routes);
    }

    /** With all buckets and their files. */
    @Override
    public void close() {
        listener.close();
        stray.close();
        backstage.server().close();
    }
}
