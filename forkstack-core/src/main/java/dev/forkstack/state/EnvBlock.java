package dev.forkstack.state;

import dev.forkstack.model.EnvVars;
import dev.forkstack.runtime.EnvFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Our block within the text of {@code .env.local}. Pure: text in, text out; every other character is kept. */
final class EnvBlock {

    /** What sh, Docker Compose, Node's dotenv and Java properties all read the same without quotes. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.:/?=@%+,~-]*");

    private static final Pattern BLOCK = Pattern.compile(
            Pattern.quote(EnvFile.BEGIN) + "\\R.*?" + Pattern.quote(EnvFile.END) + "(\\R|$)", Pattern.DOTALL);

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

    private static String block(EnvVars vars) {
        return vars.asMap().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + quoted(entry.getValue()) + "\n")
                .collect(Collectors.joining("", EnvFile.BEGIN + "\n", EnvFile.END + "\n"));
    }

    private static String quoted(String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A value of " + EnvFile.NAME + " cannot hold a line break.");
        }
        return PLAIN.matcher(value).matches() ? value : "'" + value.replace("'", "'\\''") + "'";
    }
}
