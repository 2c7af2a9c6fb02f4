package dev.forkstack.provider.bucket;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of data as people write it in a setting: {@code 500MB}, {@code 2TB}. Immutable. */
public record ByteCount(String text) {

    private static final Pattern RULE = Pattern.compile("([1-9]\\d{0,6})(MB|GB|TB)", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Long> UNITS =
            Map.of("MB", 1_000_000L, "GB", 1_000_000_000L, "TB", 1_000_000_000_000L);

    private static final List<String> WORDS = List.of("kB", "MB", "GB", "TB", "PB");

    public ByteCount {
        if (!isOne(text)) {
            throw new IllegalArgumentException(text + " is no size");
        }
    }

    public static boolean isOne(String text) {
        return RULE.matcher(text).matches();
    }

    public long bytes() {
        Matcher matcher = RULE.matcher(text);
        matcher.matches();
        return Math.multiplyExact(
                Long.parseLong(matcher.group(1)), UNITS.get(matcher.group(2).toUpperCase(Locale.ROOT)));
    }

    /** For people: {@code 1.2 GB}. */
    public static String words(long bytes) {
        if (bytes < 1_000) {
            return bytes + (bytes == 1 ? " byte" : " bytes");
        }
        double amount = bytes;
        int unit = -1;
        while (amount >= 1_000 && unit < WORDS.size() - 1) {
            amount /= 1_000;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", amount, WORDS.get(unit));
    }
}
