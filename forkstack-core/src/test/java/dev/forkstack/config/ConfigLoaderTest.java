package dev.forkstack.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.ForkStackConfig;
import dev.forkstack.PartSettings;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Origin;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.Setting;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.state.Git;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {

    private static final Map<String, String> NONE = Map.of();

    @TempDir
    Path directory;

    private Path root;

    @BeforeEach
    void makesAProject() throws IOException {
        root = Files.createDirectory(directory.resolve("My Shop"));
    }

    @Test
    void theRootPomNamesTheProjectWhereMavenDoesNotSeeIt() throws Exception {
        Files.writeString(
                root.resolve("pom.xml"),
                "<project><parent><artifactId>parent</artifactId></parent><!-- x --><artifactId> shop </artifactId></project>");
        assertThat(new ConfigLoader(root, Map.of(), Map.of(), Optional.empty(), Map.of())
                        .load()
                        .project())
                .hasToString("shop");
        Files.writeString(root.resolve("pom.xml"), "<project><artifactId>unfinished");
        assertThat(new ConfigLoader(root, Map.of(), Map.of(), Optional.empty(), Map.of())
                        .load()
                        .project())
                .isNotNull();
    }

    @Test
    void everythingHasADefault() {
        ForkStackConfig config = load(NONE, NONE);

        assertThat(config.project()).hasToString("my-shop");
        assertThat(config.root()).isEqualTo(root);
        assertThat(config.source()).isEmpty();
        assertThat(config.protectedNames()).containsExactlyInAnyOrder(EnvironmentName.DEV, EnvironmentName.PROD);
        assertThat(config.maxEnvironments()).isEmpty();
        assertThat(config.parts())
                .containsExactly(
                        new PartSettings(ResourceKind.DATABASE, Optional.empty(), Map.of()),
                        new PartSettings(ResourceKind.BUCKET, Optional.empty(), Map.of()));
        assertThat(config.settings())
                .containsExactly(new Setting("project", "My Shop", Origin.byDefault("the directory's name")));
        assertThat(config.home()).isEqualTo(Path.of(System.getProperty("user.home"), ".forkstack"));
    }

    @Test
    void theCommandLineWinsOverThePomAndThePomOverTheFile() throws IOException {
        file(
                "source = 'a'\nproject = 'file'\n[database]\nseed = 'file'\nprovider = 'file'\n[bucket]\nsuffix = 'file'\n");

        ForkStackConfig config = load(
                Map.of("source", "c", "database.seed", "line", "from", "x"),
                Map.of("source", "b", "database.seed", "pom", "database.provider", "pom"));

        assertThat(config.source()).hasValue(new EnvironmentName("c"));
        assertThat(config.parts())
                .extracting(PartSettings::settings)
                .containsExactly(Map.of("seed", "line", "provider", "pom"), Map.of("suffix", "file"));
        assertThat(config.project()).hasToString("file");
        assertThat(config.settings())
                .extracting(setting -> setting.key() + "=" + setting.value() + " " + setting.origin())
                .containsExactly(
                        "bucket.suffix=file forkstack.toml line 7",
                        "database.provider=pom the POM's <configuration>",
                        "database.seed=line -Dforkstack.database.seed",
                        "project=file forkstack.toml line 2",
                        "source=c -Dforkstack.source");
    }

    @Test
    void furtherDatabasesAndBucketsHaveNames() throws IOException {
        file("[databases.audit]\nprovider = 'sqlite'\n[buckets.uploads]\n[directory]\n");

        ForkStackConfig config = load(Map.of("buckets.uploads.bucketSuffix", "x"), NONE);

        assertThat(config.parts())
                .extracting(PartSettings::section)
                .containsExactly("database", "databases.audit", "bucket", "buckets.uploads", "directory");
    }

    @Test
    void aNameThatWouldHideAnotherVariableIsRefused() throws IOException {
        file("[databases.jdbc]\nprovider = 'sqlite'\n[databases.Audit]\nseed = 'x'\n[databases]\nprovider = 'x'\n");

        assertThatThrownBy(() -> load(NONE, NONE))
                .hasMessageContaining("JDBC_… are variables")
                .hasMessageContaining("'Audit'")
                .hasMessageContaining("'databases.provider' in forkstack.toml lacks the name of the part");
    }

    @Test
    void aLimitIsANumber() throws IOException {
        file("maxEnvironments = 12\ntemplates = ['golden']\n");

        assertThat(load(NONE, NONE).maxEnvironments()).hasValue(12);
        assertThat(load(NONE, NONE).templates()).containsExactly(new EnvironmentName("golden"));
        assertThatThrownBy(() -> load(Map.of("maxEnvironments", "many"), NONE))
                .hasMessage("maxEnvironments is 'many', which is no number above 0.");
        assertThatThrownBy(() -> load(Map.of("maxEnvironments", "0"), NONE)).hasMessageContaining("'0'");
    }

    @Test
    void devAndProdAreProtectedBesideWhatIsNamed() throws IOException {
        file("protected = ['staging', 'demo']\n");

        assertThat(load(NONE, NONE).protectedNames())
                .extracting(EnvironmentName::value)
                .containsExactlyInAnyOrder("dev", "prod", "staging", "demo");
    }

    @Test
    void unknownKeysAreToldWithWhatWasMeant() throws IOException {
        file("projet = 'a'\n");

        assertThatThrownBy(() -> load(NONE, NONE))
                .isInstanceOf(ForkStackException.class)
                .hasMessage("Unknown key 'projet' in forkstack.toml. Did you mean 'project'?");
        Files.delete(root.resolve("forkstack.toml"));
        assertThatThrownBy(() -> load(Map.of("databse.seed", "x"), NONE))
                .hasMessage("Unknown key 'databse.seed' in -Dforkstack.…. Did you mean 'database.seed'?");
        assertThatThrownBy(() -> load(NONE, Map.of("something-else", "x")))
                .hasMessage("Unknown key 'something-else' in the POM's <configuration>.");
    }

    @Test
    void whatOnlyGoalsTakeIsKnownOnTheCommandLineAlone() {
        assertThat(load(Map.of("env", "alice", "from", "bob", "failIfExists", "true"), NONE)
                        .source())
                .isEmpty();
        assertThatThrownBy(() -> load(NONE, Map.of("env", "alice"))).hasMessageContaining("Unknown key 'env'");
    }

    @Test
    void aSectionThatIsWrittenAsAValueIsToldAsThat() throws IOException {
        file("database = 'local-postgres'\n");

        assertThatThrownBy(() -> load(NONE, NONE))
                .hasMessage("'database' in forkstack.toml is a section, not a value.")
                .isInstanceOfSatisfying(
                        ForkStackException.class, e -> assertThat(e.remedy()).contains("database.provider"));
    }

    @Test
    void aSectionHasSectionsOfItsOwn() throws IOException {
        file("[bucket.source]\nbucket = 'live'\n[buckets.audit.source]\nbucket = 'other'\n");

        assertThat(load(Map.of("bucket.source.region", "line"), NONE).parts())
                .flatExtracting(part -> part.settings().entrySet())
                .extracting(Object::toString)
                .contains("source.bucket=live", "source.region=line", "source.bucket=other");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() throws IOException {
        file("projet = 'a'\nsource = 'Not A Name'\nprotected = ['x_y', 'ok']\n");

        assertThatThrownBy(() -> load(Map.of("projekt", "…", "project", "…"), Map.of("sauce", "b")))
                .isInstanceOf(ForkStackException.class)
                .hasMessageStartingWith("6 problems:")
                .hasMessageContainingAll("'projet'", "'projekt'", "'sauce'", "'Not A Name'", "'x_y'", "project name");
    }

    @Test
    void aBrokenFileIsToldTogetherWithTheRest() throws IOException {
        file("source = \n");

        assertThatThrownBy(() -> load(Map.of("sauce", "b"), NONE))
                .hasMessageStartingWith("2 problems:")
                .hasMessageContainingAll("not valid TOML at line 1", "'sauce'");
    }

    @Test
    void theProjectIsNamedByTheFileElseTheRootPomElseTheMainWorkTreeElseTheDirectory() throws IOException {
        assertThat(project(Optional.empty())).isEqualTo("my-shop");

        Path main = directory.resolve("Main Tree");
        Git.init(main).run("worktree", "add", "--quiet", "../linked");
        root = directory.resolve("linked");
        assertThat(project(Optional.empty())).isEqualTo("main-tree");
        root = main;
        assertThat(project(Optional.empty())).isEqualTo("main-tree");

        assertThat(project(Optional.of("The-Artifact"))).isEqualTo("the-artifact");
        file("project = 'file'\n");
        assertThat(project(Optional.of("The-Artifact"))).isEqualTo("file");
    }

    @Test
    void theHomeIsWhereTheVariableSays() {
        ForkStackConfig config = loader(NONE, NONE, Optional.empty(), Map.of("FORKSTACK_HOME", "/a/home", "X", "hush"))
                .load();

        assertThat(config.home()).isEqualTo(Path.of("/a/home"));
        assertThat(config.toString()).doesNotContain("hush");
        assertThat(loader(NONE, NONE, Optional.empty(), Map.of("X", "hush")).toString())
                .doesNotContain("hush");
    }

    private String project(Optional<String> artifactId) {
        return loader(NONE, NONE, artifactId, NONE).load().project().value();
    }

    private ForkStackConfig load(Map<String, String> commandLine, Map<String, String> pom) {
        return loader(commandLine, pom, Optional.empty(), NONE).load();
    }

    private ConfigLoader loader(
            Map<String, String> commandLine,
            Map<String, String> pom,
            Optional<String> artifactId,
            Map<String, String> process) {
        return new ConfigLoader(root, commandLine, pom, artifactId, process);
    }

    private void file(String text) throws IOException {
        Files.writeString(root.resolve("forkstack.toml"), text);
    }
}
