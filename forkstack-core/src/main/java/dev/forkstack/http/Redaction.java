package dev.forkstack.http;

import dev.forkstack.model.Secret;
import java.util.regex.Pattern;

/** Makes a text of a service fit for a message: without secrets, in one line, and not too long. */
public final class Redaction {

    private static final int LONGEST = 300;
    private static final Pattern URL_PASSWORD = Pattern.compile("(://[^:/@\\s]*:)[^@\\s]+@");
    private static final Pattern TOKENS = Pattern.compile(
            "eyJ[A-Za-z0-9_-]{4,}(\\.[A-Za-z0-9_-]*)*|\\b(npg|napi|neon_api|tsec|pscale_pw|pscale_tkn|pscale_oauth)_[A-Za-z0-9_-]+");

    private Redaction() {}

    /** What a service says where no token went along. */
    public static String of(String text) {
        return of(text, new Secret(""));
    }

    /** @param sent the token that went with the request, which a service may repeat in its complaint */
    static String of(String text, Secret sent) {
        String safe = text.replaceAll("[\\p{C}\\s]+", " ");
        if (!sent.reveal().isEmpty()) {
            safe = safe.replace(sent.reveal(), "***");
        }
        safe = URL_PASSWORD.matcher(safe).replaceAll("$1***@");
        safe = TOKENS.matcher(safe).replaceAll("***").strip();
        return safe.length() > LONGEST ? safe.substring(0, LONGEST) + "…" : safe;
    }
}
