package dev.forkstack.provider.bucket;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.spi.CheckedSettings;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What of its source a bucket is filled with, and how much of it at most. Immutable.
 *
 * @param prefixes what the keys begin with that are copied; none for all
 */
public record FillSettings(boolean isEmpty, List<String> prefixes, long maxObjects, long maxBytes) {

    static final String FILL = "fill";
    static final String PREFIXES = "prefixes";
    static final String MAX_OBJECTS = "maxObjects";
    static final String MAX_BYTES = "maxBytes";

    /** About half a dollar's worth of requests at Amazon, and minutes. */
    private static final long DEFAULT_OBJECTS = 100_000;

    private static final ByteCount DEFAULT_BYTES = new ByteCount("100GB");

    /** What is wrong becomes problems of the reader. */
    public static FillSettings read(CheckedSettings reader) {
        Optional<String> fill =
                reader.text(FILL, List.of("copy", "empty", "prefixes")::contains, "copy, empty or prefixes");
        Optional<String> given = reader.text(
                PREFIXES, text -> !prefixes(text).isEmpty(), "what keys begin with, such as images/,public/");
        boolean byPrefix = fill.map("prefixes"::equals).orElse(given.isPresent());
        if (byPrefix && given.isEmpty()) {
            contradiction(reader, FILL, "is prefixes, and " + path(reader, PREFIXES) + " names none");
        }
        if (!byPrefix && given.isPresent()) {
            contradiction(reader, FILL, "is " + fill.get() + ", and there are " + path(reader, PREFIXES) + " as well");
        }
        long objects = reader.text(MAX_OBJECTS, text -> text.matches("[1-9]\\d{0,14}"), "a number of objects")
                .map(Long::valueOf)
                .orElse(DEFAULT_OBJECTS);
        long bytes = reader.text(MAX_BYTES, ByteCount::isOne, "a size, such as 500MB, 100GB or 2TB")
                .map(ByteCount::new)
                .orElse(DEFAULT_BYTES)
                .bytes();
        return new FillSettings(
                fill.filter("empty"::equals).isPresent(),
                byPrefix ? given.map(FillSettings::prefixes).orElse(List.of()) : List.of(),
                objects,
                bytes);
    }

    private static List<String> prefixes(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(prefix -> !prefix.isEmpty())
                .distinct()
                .toList();
    }

    private static void contradiction(CheckedSettings reader, String key, String what) {
        reader.problems()
                .add(new ForkStackException(
                        Kind.CONFIGURATION,
                        "The setting " + path(reader, key) + " " + what + ".",
                        "Set " + path(reader, FILL) + " to prefixes together with " + path(reader, PREFIXES)
                                + ", or leave these out."));
    }

    private static String path(CheckedSettings reader, String key) {
        return reader.settings().path(key);
    }
}
