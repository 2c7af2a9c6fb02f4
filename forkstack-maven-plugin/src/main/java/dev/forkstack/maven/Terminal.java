package dev.forkstack.maven;

import java.io.Console;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/** Where a bar can be drawn that is redrawn in place: somebody looks, and nobody keeps what was printed. Stateless. */
final class Terminal {

    /** Make has the terminal, and Maven under it a pipe: what is its address. */
    private static final String GIVEN = "forkstack.terminal";

    private Terminal() {}

    /** @param interactive what Maven was told; {@code -B} says that nobody is there */
    static Optional<PrintStream> find(boolean interactive, Properties options, Map<String, String> environment) {
        boolean isAlone = !interactive
                || environment.containsKey("CI")
                || "dumb".equals(environment.get("TERM"))
                || environment.get("TERM") == null;
        if (isAlone) {
            return Optional.empty();
        }
        String given = options.getProperty(GIVEN, "");
        return given.isEmpty()
                ? Optional.ofNullable(System.console()).filter(Terminal::isOne).map(console -> StandardOut.open())
                : opened(given);
    }

    /** From Java 22 on there is a console also where there is no terminal, and a method that says so. */
    private static boolean isOne(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static Optional<PrintStream> opened(String device) {
        try {
            return Optional.of(new PrintStream(new FileOutputStream(device), false, StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty(); // lines do as well
        }
    }
}
