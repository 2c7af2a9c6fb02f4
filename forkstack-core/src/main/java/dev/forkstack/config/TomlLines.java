package dev.forkstack.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The line of each key in a TOML file that a parser has accepted; the parser itself tells none. Immutable. */
final class TomlLines {

    private static final Pattern SECTION = Pattern.compile("\\s*\\[\\s*([^\\[\\]]+?)\\s*]\\s*(?:#.*)?");
    private static final Pattern KEY = Pattern.compile("\\s*([A-Za-z0-9_\\-.\"' ]+?)\\s*=.*");

    private final Map<String, Integer> lines;

    private TomlLines(Map<String, Integer> lines) {
        this.lines = lines;
    }

    /** Of a file that was read a moment ago; none if it is gone. */
    static TomlLines of(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            return of("");
        }
    }

    static TomlLines of(String text) {
        Map<String, Integer> lines = new HashMap<>();
        String prefix = "";
        int number = 0;
        for (String line : text.split("\r\n|\n", -1)) {
            number++;
            Matcher section = SECTION.matcher(line);
            Matcher key = KEY.matcher(line);
            if (section.matches()) {
                prefix = plain(section.group(1)) + ".";
            } else if (key.matches()) {
                lines.putIfAbsent(prefix + plain(key.group(1)), number);
            }
        }
        return new TomlLines(lines);
    }

    /** Of the flat key, or of the inline table that holds it; empty where it is written in a way that is not looked for. */
    OptionalInt line(String key) {
        for (String part = key; ; part = part.substring(0, part.lastIndexOf('.'))) {
            if (lines.containsKey(part)) {
                return OptionalInt.of(lines.get(part));
            }
            if (part.indexOf('.') < 0) {
                return OptionalInt.empty();
            }
        }
    }

    private static String plain(String key) {
        return key.replaceAll("[\"' ]", "");
    }
}
