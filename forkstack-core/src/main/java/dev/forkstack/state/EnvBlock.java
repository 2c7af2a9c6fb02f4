package dev.forkstack.state;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.runtime.EnvFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Our block within the text of {@code .env.local}, one character a byte. Pure: text in, text out; every other character
 * is kept.
 */
final class EnvBlock {

    /** What sh, Docker Compose, Node's dotenv and Java properties all read the same without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/?=@%+,~-]*");

    private static final String END_OF_LINE = "(?:\\r\\n|\\n|\\r|\\z)";
    private static final Pattern BLOCK = Pattern.compile(
            "(?<![^\\r\\n])" + Pattern.quote(EnvFile.BEGIN) + "[\\r\\n](?:.*?[\\r\\n])??" + Pattern.quote(EnvFile.END)
                    + END_OF_LINE,
            Pattern.DOTALL);

    private EnvBlock() {}

    /** The text with the block in its old place, or at the end where there was none. */
    static String replaced(String text, EnvVars vars) {
        var matcher = BLOCK.matcher(text);
        if (matcher.find()) {
            return text.substring(0, matcher.start()) + block(vars) + text.substring(matcher.end());
        }
        return text + (text.isEmpty() || text.endsWith("\n") ? "" : "\n") + block(vars);
    }

    /** The text without the block. */
    static String removed(String text) {
        var matcher = BLOCK.matcher(text);
        return matcher.find() ? text.substring(0, matcher.start()) + text.substring(matcher.end()) : text;
    }

    /** Who reads something else than this value, because it has to be quoted. */
    static List<String> unreadableFor(String value) {
        if (PLAIN.matcher(value).matches()) {
            return List.of();
        }
        return value.contains("'")
                ? List.of("Java properties", "Docker Compose", "dotenv")
                : List.of("Java properties");
    }

    private static String block(EnvVars vars) {
        return vars.asMap().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + quoted(entry.getKey(), entry.getValue()) + "\n")
                .map(EnvBlock::bytes)
                .collect(Collectors.joining("", EnvFile.BEGIN + "\n", EnvFile.END + "\n"));
    }

    /** Every reader takes the file for UTF-8. */
    private static String bytes(String line) {
        return new String(line.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String quoted(String key, String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new ForkStackException(
                    Kind.MALFORMED_RESPONSE,
                    "The value of " + key + " holds a line break or another control character, which " + EnvFile.NAME
                            + " cannot hold.",
                    "Mend it where it comes from: the configuration, or the service that issued it.");
        }
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
