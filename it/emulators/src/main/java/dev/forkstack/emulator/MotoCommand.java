package dev.forkstack.emulator;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts {@code moto_server} from the PATH: Amazon's S3 as moto plays it, in memory. Any key pair opens it. */
final class MotoCommand {

    private static final Pattern RUNNING = Pattern.compile("Running on http://127\\.0\\.0\\.1:(\\d+)");

    private MotoCommand() {}

    /** @throws IllegalStateException if there is no {@code moto_server}, or it ends */
    static Running run(Arguments arguments) {
        ProcessBuilder builder = new ProcessBuilder(
                        List.of("moto_server", "-H", "127.0.0.1", "-p", String.valueOf(arguments.port())))
                .redirectErrorStream(true);
        builder.environment().put("PYTHONUNBUFFERED", "1");
        try {
            Process moto = builder.start();
            return StoreAccess.newKey(port(moto)).running(() -> end(moto));
        } catch (IOException e) {
            throw new UncheckedIOException("moto_server did not start: " + e.getMessage(), e);
        }
    }

    private static int port(Process moto) throws IOException {
        BufferedReader output = moto.inputReader();
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher running = RUNNING.matcher(line);
            if (running.find()) {
                drain(output);
                return Integer.parseInt(running.group(1));
            }
        }
        throw new IllegalStateException("moto_server ended: " + said);
    }

    /** Its log has a line a request, and would stand still with a full pipe. */
    private static void drain(BufferedReader output) {
        Thread thread = new Thread(
                () -> {
                    try {
                        output.transferTo(java.io.Writer.nullWriter());
                    } catch (IOException ended) {
                        // and so has moto
                    }
                },
                "moto's log");
        thread.setDaemon(true);
        thread.start();
    }

    private static void end(Process moto) throws InterruptedException {
        moto.destroy();
        moto.waitFor();
    }
}
