package dev.forkstack.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ProviderFactory;
import dev.forkstack.spi.Settings;
import dev.forkstack.testing.RecordedProgress;
import dev.forkstack.testing.TestArtifacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference says what the code reads, neither more nor less. */
class ConfigurationReferenceTest {

    private static final Path REFERENCE = Path.of("../docs/configuration.md");
    private static final Pattern ROW = Pattern.compile("\\| `([a-zA-Z.]+)` \\|(?: (`[a-z0-9`, -]+`) \\|)?.*");

    @Test
    void everyKeyOutsideOfAProviderStandsThere() throws IOException {
        Set<String> documented = rows().filter(row -> row.group(2) == null)
                .map(row -> row.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> read = new TreeSet<>(ConfigKeys.TOP);
        read.addAll(List.of("database.provider", "bucket.provider", "directory.provider"));
        assertThat(documented).isEqualTo(read);
    }

    @Test
    void everyKeyOfEveryProviderStandsThere(@TempDir Path directory) throws IOException {
        Set<String> documented = rows().filter(row -> row.group(2) != null)
                .flatMap(row -> Stream.of(row.group(2).replace("`", "").split(", "))
                        .map(provider -> provider + " " + row.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> read = new TreeSet<>();
        for (ProviderFactory factory : ServiceLoader.load(ProviderFactory.class)) {
            asked(factory, directory).forEach(key -> read.add(factory.name() + " " + factory.kind() + "." + key));
        }
        assertThat(documented).isEqualTo(read);
    }

    /** A factory reads all of its settings at once, also where one is missing. */
    private static Set<String> asked(ProviderFactory factory, Path directory) {
        Settings settings = new Settings(factory.kind().toString(), Map.of());
        ProviderContext context = new ProviderContext(
                new ResourceNames(new ProjectName("app")),
                directory,
                directory,
                new TestArtifacts(),
                Credentials.of(Map.of()),
                new RecordedProgress());
        try {
            factory.create(settings, context).close();
        } catch (ForkStackException e) {
            assertThat(e.kind()).isEqualTo(ForkStackException.Kind.CONFIGURATION);
        }
        return settings.known();
    }

    private static Stream<Matcher> rows() throws IOException {
        List<String> lines = Files.readAllLines(REFERENCE);
        int begin = lines.indexOf("## Every key");
        int end = lines.indexOf("## Several databases and buckets");
        return lines.subList(begin, end).stream().map(ROW::matcher).filter(Matcher::matches);
    }
}
