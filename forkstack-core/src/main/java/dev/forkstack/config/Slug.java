package dev.forkstack.config;

import dev.forkstack.model.Sha256;
import java.util.Locale;

/** A free text, such as a branch's name, in the letters of an environment's name. Pure. */
final class Slug {

    private static final int HASH_LENGTH = 6;

    private Slug() {}

    /**
     * The text itself if it is such a name already. Any other text gets a short hash of itself, because {@code Fix/Login}
     * and {@code fix-login} are two branches.
     *
     * @param limit how long it may be
     */
    static String of(String text, int limit) {
        String slug = trimmed(text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"));
        if (slug.equals(text) && slug.length() <= limit && !slug.isEmpty()) {
            return slug;
        }
        String front = trimmed(slug.substring(0, Math.min(slug.length(), limit - HASH_LENGTH - 1)));
        return front.isEmpty() ? hash(text) : front + "-" + hash(text);
    }

    private static String trimmed(String text) {
        return text.replaceAll("^-|-$", "");
    }

    private static String hash(String text) {
        return Sha256.hex(text).substring(0, HASH_LENGTH);
    }
}
