package dev.forkstack.bench.bare;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/**
 * What {@code new} and {@code switch} cost without Fork Stack: the same statements, requests and file writes against the
 * same warm servers, with the same libraries, and nothing else – no Maven, no configuration, no git, no checks, no locks,
 * no undo. Database and bucket go on at the same time, as they do in the product. The calls are listed in
 * {@link BareDatabase} and {@link BareBucket}; whoever changes the product's calls changes them there as well.
 */
public final class Bare {

    private Bare() {}

    /** @param args {@code new} or {@code switch}, FORKSTACK_HOME, checkout, project, environment */
    public static void main(String[] args) throws Exception {
        BareHome home = new BareHome(Path.of(args[1]));
        String project = args[3];
        String env = args[4];
        BareDatabase database = new BareDatabase(home, project, env);
        BareBucket bucket = new BareBucket(home, project, env);
        boolean isNew = args[0].equals("new");
        CompletableFuture<Map<String, String>> other = CompletableFuture.supplyAsync(Unchecked.of(() -> {
            if (isNew) {
                bucket.fork();
            }
            return bucket.connect();
        }));
        if (isNew) {
            database.fork();
        }
        Map<String, String> values = new TreeMap<>(database.connect());
        values.putAll(other.get());
        if (isNew) {
            CompletableFuture<Void> marked = CompletableFuture.supplyAsync(Unchecked.of(() -> {
                bucket.mark("ready");
                return null;
            }));
            database.markReady();
            marked.get();
        }
        database.close();
        write(Path.of(args[2]), env, values);
        System.exit(0); // no waiting for idle threads
    }

    private static void write(Path checkout, String env, Map<String, String> values) throws Exception {
        StringBuilder text = new StringBuilder("# >>> fork stack: written by envs-switch, changes are lost >>>\n");
        text.append("FORKSTACK_ENV=").append(env).append('\n');
        values.forEach(
                (key, value) -> text.append(key).append('=').append(value).append('\n'));
        DurableFile.write(
                checkout.resolve(".env.local"),
                text.append("# <<< fork stack <<<\n").toString());
        DurableFile.write(checkout.resolve(".current-env"), env + "\n");
    }
}
