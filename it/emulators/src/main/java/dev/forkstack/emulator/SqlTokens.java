package dev.forkstack.emulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts SQL as SQLite does, as far as statements and their parameters need it. Stateless. */
final class SqlTokens {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s+|--[^\\n]*|/\\*.*?(?:\\*/|$)" // nothing
                    + "|'[^']*+(?:''[^']*+)*+'|\"[^\"]*+(?:\"\"[^\"]*+)*+\"|`[^`]*+`|\\[[^\\]]*+\\]" // quoted
                    + "|(?<parameter>\\?\\d*|[:@$][\\w$]+)"
                    + "|(?<word>[\\p{L}_][\\w$]*)"
                    + "|(?<other>.)",
            Pattern.DOTALL);

    private SqlTokens() {}

    /** Words in upper case, parameters and single characters as they stand; quoted things as {@code ''}. */
    static List<String> of(String sql) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        while (matcher.find()) {
            token(matcher).ifPresent(tokens::add);
        }
        return tokens;
    }

    private static Optional<String> token(Matcher matcher) {
        String text = matcher.group();
        if (matcher.group("word") != null) {
            return Optional.of(text.toUpperCase(java.util.Locale.ROOT));
        }
        if (matcher.group("parameter") != null || matcher.group("other") != null) {
            return Optional.of(text);
        }
        boolean isNothing = text.isBlank() || text.startsWith("--") || text.startsWith("/*");
        return isNothing ? Optional.empty() : Optional.of("''");
    }
}
