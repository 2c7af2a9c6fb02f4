package dev.forkstack.maven;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** The configuration that all goals share. Holds no secret: {@code mvn -X} prints parameters. */
abstract class ConfiguredMojo extends AbstractMojo {

    /** The project's name, the first part of every name that is made; as {@code project} in forkstack.toml. */
    @Parameter
    private String project;

    /** The environment to fork when none is named. */
    @Parameter
    private String source;

    /** Environments that can never be deleted, besides dev and prod. */
    @Parameter(name = "protected")
    private List<String> protectedNames;

    /** Environments that only serve as sources. */
    @Parameter
    private List<String> templates;

    /** How many environments the project may have, its sources apart. */
    @Parameter
    private String maxEnvironments;

    /** The keys of the section {@code [database]}. */
    @Parameter
    private PlexusConfiguration database;

    /** Further databases by name, as the sections {@code [databases.NAME]}. */
    @Parameter
    private PlexusConfiguration databases;

    /** The keys of the section {@code [bucket]}. */
    @Parameter
    private PlexusConfiguration bucket;

    /** Further buckets by name, as the sections {@code [buckets.NAME]}. */
    @Parameter
    private PlexusConfiguration buckets;

    /** The keys of the section {@code [directory]}. */
    @Parameter
    private PlexusConfiguration directory;

    /** Maven sets a parameter by its own name, which no field can have here. Not final: Maven needs javac's bridge to it. */
    public void setProtected(List<String> names) {
        protectedNames = names;
    }

    /** What the POM says. */
    final PomSettings pom() {
        Map<String, String> single = new HashMap<>();
        single.put("project", project);
        single.put("source", source);
        single.put("maxEnvironments", maxEnvironments);
        Map<String, List<String>> lists = new HashMap<>();
        lists.put("protected", protectedNames);
        lists.put("templates", templates);
        Map<String, PlexusConfiguration> sections = new HashMap<>();
        sections.put("database", database);
        sections.put("databases", databases);
        sections.put("bucket", bucket);
        sections.put("buckets", buckets);
        sections.put("directory", directory);
        return new PomSettings(single, lists, sections);
    }

    @Override
    public final Log getLog() {
        return LastingLog.of(super.getLog());
    }
}
