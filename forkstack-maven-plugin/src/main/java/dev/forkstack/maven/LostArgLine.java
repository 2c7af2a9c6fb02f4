package dev.forkstack.maven;

import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginExecution;
import org.apache.maven.project.MavenProject;

/**
 * Where somebody has said what tests are started with, so that the property {@code argLine} counts for nothing: tests would
 * silently be in the developer's own environment.
 */
final class LostArgLine {

    private static final String FAILSAFE = "org.apache.maven.plugins:maven-failsafe-plugin";
    private static final Pattern ARG_LINE = Pattern.compile("<argLine>(.*?)</argLine>", Pattern.DOTALL);

    private LostArgLine() {}

    /** The place in words; empty if the property counts. */
    static Optional<String> of(Properties commandLine, MavenProject module) {
        String given = commandLine.getProperty("argLine");
        if (given != null && !leads(given)) {
            return Optional.of("the command line (-DargLine)");
        }
        return Optional.ofNullable(module.getPlugin(FAILSAFE))
                .filter(LostArgLine::isLostIn)
                .map(plugin -> "the POM's <configuration> of Failsafe");
    }

    private static boolean isLostIn(Plugin plugin) {
        return Stream.concat(
                        Stream.ofNullable(plugin.getConfiguration()),
                        plugin.getExecutions().stream()
                                .map(PluginExecution::getConfiguration)
                                .filter(Objects::nonNull))
                .map(String::valueOf) // as XML, in every version of Maven
                .filter(configuration -> !configuration.contains(TestProperties.ENV_FILE))
                .map(ARG_LINE::matcher)
                .filter(Matcher::find)
                .anyMatch(matcher -> !leads(matcher.group(1)));
    }

    private static boolean leads(String argLine) {
        return argLine.contains("{argLine}") || argLine.contains(TestProperties.ENV_FILE);
    }
}
