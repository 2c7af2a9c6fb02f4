package dev.forkstack.provider.s3;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import dev.forkstack.spi.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two files in which Amazon's tools keep profiles (source: "Configuration and credential file settings"). Immutable;
 * read anew each time.
 */
record AwsFiles(Path credentials, Path config) {

    private static final String DEFAULT = "default";
    private static final Pattern SECTION = Pattern.compile("\\[\\s*(?:profile\\s+)?\"?([^\"\\]]+?)\"?\\s*].*");
    private static final Pattern SETTING = Pattern.compile("([A-Za-z0-9_]+)\\s*=\\s*(.*)");

    static AwsFiles of(Credentials variables) {
        Path home = Path.of(System.getProperty("user.home"), ".aws");
        return new AwsFiles(
                path(variables, "AWS_SHARED_CREDENTIALS_FILE").orElse(home.resolve("credentials")),
                path(variables, "AWS_CONFIG_FILE").orElse(home.resolve("config")));
    }

    private static Optional<Path> path(Credentials variables, String name) {
        return variables.find(name, "").map(Secret::reveal).map(Path::of);
    }

    /** The profile that is meant where the configuration names none. */
    static String named(Credentials variables) {
        return variables.find("AWS_PROFILE", "").map(Secret::reveal).orElse(DEFAULT);
    }

    /** What both files say of a profile; empty where neither knows it. */
    Map<String, String> profile(String name) {
        Map<String, String> settings = new TreeMap<>(section(config, name));
        settings.putAll(section(credentials, name));
        return settings;
    }

    private static Map<String, String> section(Path file, String name) {
        Map<String, String> settings = new TreeMap<>();
        boolean isInside = false;
        for (String line : lines(file)) {
            Matcher section = SECTION.matcher(line.strip());
            Matcher setting = SETTING.matcher(line);
            if (section.matches()) {
                isInside = section.group(1).equals(name);
            } else if (isInside && setting.matches()) { // an indented one belongs to the setting above
                settings.put(setting.group(1), setting.group(2).strip());
            }
        }
        return settings;
    }

    private static Iterable<String> lines(Path file) {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : java.util.List.of();
        } catch (IOException e) {
            throw new ForkStackException(
                    Kind.LOCAL_STATE,
                    "The file " + file + " of AWS profiles cannot be read: "
                            + e.getClass().getSimpleName(),
                    "Make it readable, or name another (AWS_SHARED_CREDENTIALS_FILE, AWS_CONFIG_FILE).",
                    e);
        }
    }
}
