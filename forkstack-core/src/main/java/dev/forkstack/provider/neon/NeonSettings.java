package dev.forkstack.provider.neon;

import dev.forkstack.http.Service;
import dev.forkstack.model.Problems;
import dev.forkstack.model.TimeSpan;
import dev.forkstack.spi.CheckedSettings;
import dev.forkstack.spi.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What the configuration says of Neon. Immutable; no secret stands in it.
 *
 * @param project the id of the project at Neon
 * @param prod the name of production's branch; absent for the project's default branch
 * @param login which database, and as whom
 * @param isSchemaOnly whether a fork has its source's tables without their rows
 * @param expires how long a fork stands unless somebody switches to it; absent for ever
 * @param api without a slash at the end
 */
record NeonSettings(
        String project, Optional<String> prod, Login login, boolean isSchemaOnly, Optional<Duration> expires, URI api) {

    /** What is absent is the one that there is: the database, and its owner. */
    record Login(Optional<String> database, Optional<String> role) {}

    private static final String API = "https://console.neon.tech/api/v2";
    private static final String ID = "[a-z0-9-]{1,60}";
    private static final String SCHEMA_ONLY = "schema-only";
    private static final Set<String> DATA = Set.of("full", SCHEMA_ONLY);
    /** PostgreSQL cuts longer names. */
    private static final int LONGEST_NAME = 63;
    /** Neon takes none that is further away. */
    private static final Duration LONGEST = Duration.ofDays(30);

    /** @throws dev.forkstack.model.ForkStackException {@code CONFIGURATION} naming everything that is wrong */
    static NeonSettings read(Settings given) {
        Problems problems = new Problems();
        CheckedSettings settings = new CheckedSettings(given, problems);
        Optional<String> project = settings.required(
                "project",
                text -> text.matches(ID),
                "the id of a project at Neon, such as word-word-123456",
                "as its settings at Neon show it");
        Optional<String> prod = settings.text("prod", text -> isName(text, NeonNames.LONGEST), "the name of a branch");
        Optional<String> database =
                settings.text("database", text -> isName(text, LONGEST_NAME), "the name of a database");
        Optional<String> role = settings.text("role", text -> isName(text, LONGEST_NAME), "the name of a role");
        Optional<String> data = settings.text("data", DATA::contains, "full or " + SCHEMA_ONLY);
        Optional<String> expires = settings.text(
                "expires",
                text -> life(text).isPresent(),
                "a time of at most 30 days (Neon takes no more), such as 7d or 12h");
        Optional<String> api = settings.address(
                "api",
                text -> Service.address(text).isPresent(),
                "an https address (http only on this machine's own 127.0.0.1: the API key goes there)");
        problems.throwIfAny();
        return new NeonSettings(
                project.orElseThrow(),
                prod,
                new Login(database, role),
                data.filter(SCHEMA_ONLY::equals).isPresent(),
                expires.flatMap(NeonSettings::life),
                api.or(() -> Optional.of(API)).flatMap(Service::address).orElseThrow());
    }

    private static boolean isName(String text, int longest) {
        return !text.isEmpty() && text.length() <= longest && text.chars().noneMatch(Character::isISOControl);
    }

    private static Optional<Duration> life(String text) {
        return TimeSpan.parse(text).filter(life -> life.compareTo(LONGEST) <= 0);
    }
}
