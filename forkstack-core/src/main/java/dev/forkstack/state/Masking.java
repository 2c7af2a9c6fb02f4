package dev.forkstack.state;

import dev.forkstack.runtime.Keys;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Decides what of a value may be shown. What is not known to be harmless is not shown at all. */
public final class Masking {

    private static final Set<String> HARMLESS = Set.of(
            Keys.FORKSTACK_PROJECT,
            Keys.FORKSTACK_ENV,
            Keys.FORKSTACK_SOURCE,
            Keys.FORKSTACK_CREDENTIALS_EXPIRE,
            Keys.DATABASE_URL,
            Keys.DATABASE_URL_UNPOOLED,
            Keys.JDBC_DATABASE_URL,
            Keys.JDBC_DATABASE_USERNAME,
            Keys.BUCKET_NAME,
            Keys.AWS_ENDPOINT_URL_S3,
            Keys.AWS_REGION,
            Keys.AWS_ACCESS_KEY_ID,
            "LOCAL_STATE_DIR");

    private static final Pattern URL_PASSWORD = Pattern.compile("(://[^:/@\\s]*:)\\S*@");

    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([?&;][^=&;\\s]*(?:pass|pwd|token|secret|key|auth|credential)[^=&;\\s]*=)[^&;\\s]*");

    private Masking() {}

    /** Empty where the whole value may be secret. */
    static Optional<String> shown(String key, String value) {
        return isOneOf(HARMLESS, key) ? Optional.of(withoutCredentials(value)) : Optional.empty();
    }

    /** The part's name stands before a key where there are several: {@code AUDIT_DATABASE_URL}. */
    static boolean isOneOf(Set<String> keys, String key) {
        return keys.stream().anyMatch(known -> key.equals(known) || key.endsWith("_" + known));
    }

    /** The text with the passwords and tokens of URLs replaced by {@code ***}. */
    public static String withoutCredentials(String text) {
        return PARAMETER
                .matcher(URL_PASSWORD.matcher(text).replaceAll("$1***@"))
                .replaceAll("$1***");
    }
}
