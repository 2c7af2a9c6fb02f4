package dev.forkstack.config;

import dev.forkstack.ForkStackConfig;
import dev.forkstack.PartSettings;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import dev.forkstack.model.Setting;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.server.UserHome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Puts a configuration together: command line over POM over file over default.
 *
 * @param commandLine the keys given as {@code -Dforkstack.<key>}
 * @param pom the keys of the plugin's {@code <configuration>}
 * @param artifactId of the root POM, if there is one
 */
public record ConfigLoader(
        Path root,
        Map<String, String> commandLine,
        Map<String, String> pom,
        Optional<String> artifactId,
        Map<String, String> processEnvironment) {

    /** @throws ForkStackException {@code CONFIGURATION} naming every key and value that makes no sense */
    public ForkStackConfig load() {
        Problems problems = new Problems();
        Map<String, String> file = file(problems);
        ConfigKeys.check("forkstack.toml", file, Set.of(), problems);
        ConfigKeys.check("the POM's <configuration>", pom, Set.of(), problems);
        ConfigKeys.check("-Dforkstack.…", commandLine, ConfigKeys.OF_GOALS, problems);
        Map<String, String> keys = new TreeMap<>(file);
        keys.putAll(pom);
        keys.putAll(commandLine);
        Optional<EnvironmentName> source = value(problems, keys.get(ConfigKeys.SOURCE), EnvironmentName::new);
        Set<EnvironmentName> protectedNames = names(problems, keys.get(ConfigKeys.PROTECTED));
        Set<EnvironmentName> templates = names(problems, keys.get(ConfigKeys.TEMPLATES));
        Optional<Integer> maximum = value(problems, keys.get(ConfigKeys.MAX_ENVIRONMENTS), ConfigLoader::count);
        List<Setting> settings = settings(file);
        Optional<ProjectName> project = value(problems, project(settings), ProjectName::from);
        List<PartSettings> parts = PartSections.of(keys, problems);
        problems.throwIfAny();
        return new ForkStackConfig(
                project.orElseThrow(),
                root,
                UserHome.of(processEnvironment.get("FORKSTACK_HOME")).directory(),
                processEnvironment,
                source,
                protectedNames,
                templates,
                maximum.map(OptionalInt::of).orElse(OptionalInt.empty()),
                parts,
                settings);
    }

    /** What was given, and what the project is called where that was not. */
    private List<Setting> settings(Map<String, String> file) {
        List<Setting> settings = new ArrayList<>(new Origins(root, file, pom, commandLine).settings());
        if (project(settings) == null) {
            settings.add(new DefaultProject(root, artifactId).find());
        }
        return settings;
    }

    private static String project(List<Setting> settings) {
        return settings.stream()
                .filter(setting -> setting.key().equals(ConfigKeys.PROJECT))
                .map(Setting::value)
                .findFirst()
                .orElse(null);
    }

    private Map<String, String> file(Problems problems) {
        Map<String, String> keys = new TreeMap<>();
        problems.check(() -> keys.putAll(ConfigFile.read(root)));
        return keys;
    }

    private static Set<EnvironmentName> names(Problems problems, String list) {
        return Arrays.stream(Optional.ofNullable(list).orElse("").split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(name -> value(problems, name, EnvironmentName::new))
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static <T> Optional<T> value(Problems problems, String text, Function<String, T> type) {
        try {
            return Optional.ofNullable(text).map(type);
        } catch (IllegalArgumentException e) {
            problems.add(
                    new ForkStackException(Kind.CONFIGURATION, e.getMessage(), "Mend it in the configuration.", e));
            return Optional.empty();
        }
    }

    private static int count(String text) {
        try {
            int count = Integer.parseInt(text.strip());
            if (count > 0) {
                return count;
            }
        } catch (NumberFormatException e) {
            // Told below, as every other text that is no count.
        }
        throw new IllegalArgumentException(
                ConfigKeys.MAX_ENVIRONMENTS + " is '" + text + "', which is no number above 0.");
    }

    @Override
    public String toString() {
        return "ConfigLoader[" + root + "]"; // the process environment holds secrets
    }
}
