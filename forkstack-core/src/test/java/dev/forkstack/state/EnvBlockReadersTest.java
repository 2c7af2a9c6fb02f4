package dev.forkstack.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.EnvFile;
import dev.forkstack.runtime.EnvironmentName;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever reads the file reads the same: otherwise one program meets another database than its neighbour. */
class EnvBlockReadersTest {

    /** What Node's dotenv takes for a variable, as its sources have it. */
    private static final Pattern DOTENV = Pattern.compile(
            "^\\s*(?:export\\s+)?([\\w.-]+)(?:\\s*=\\s*?|:\\s+?)(\\s*'(?:\\\\'|[^'])*'|\\s*\"(?:\\\\\"|[^\"])*\"|[^#\\r\\n]+)?"
                    + "\\s*(?:#.*)?$",
            Pattern.MULTILINE);

    private static final String ALL_PLAIN =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.:/?=@%+,~-";

    @TempDir
    Path root;

    private EnvVars vars;

    @BeforeEach
    void writesABlockBetweenLinesOfTheUsers() throws IOException {
        String password = Secret.random(40).reveal();
        vars = EnvVars.NONE
                .with("FORKSTACK_ENV", "alice")
                .with("DATABASE_URL", "postgresql://app:" + password + "@127.0.0.1:54321/app-alice?sslmode=disable")
                .with("JDBC_DATABASE_URL", "jdbc:postgresql://127.0.0.1:54321/app-alice")
                .with("JDBC_DATABASE_PASSWORD", password)
                .with("AWS_ENDPOINT_URL_S3", "http://127.0.0.1:9000")
                .with("AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY=")
                .with("LOCAL_STATE_DIR", "./app.alice.db/")
                .with("EVERY_CHARACTER", ALL_PLAIN);
        Files.writeString(root.resolve(EnvFile.NAME), "# mine\nBEFORE=1\n");
        new Workspace(root, root.resolve("locks")).switchTo(new EnvironmentName("alice"), vars);
        Files.writeString(root.resolve(EnvFile.NAME), "AFTER=2\n", java.nio.file.StandardOpenOption.APPEND);
    }

    @Test
    void theRuntimeReadsWhatWasWritten() {
        assertThat(EnvFile.read(root).block()).isEqualTo(vars.asMap());
    }

    @Test
    void aShellReadsWhatWasWritten() throws IOException, InterruptedException {
        assertThat(shell(List.copyOf(vars.keys()))).isEqualTo(vars.asMap());
    }

    @Test
    void aShellReadsAlsoWhatNeedsQuotes() throws IOException, InterruptedException {
        EnvVars odd = EnvVars.NONE
                .with("WORDS", "two  words ")
                .with("CODE", "$HOME `id` $(id) \\ \" # ; & | > *")
                .with("QUOTES", "it's 'so'")
                .with("UNICODE", "ä€😀");
        new Workspace(root, root.resolve("locks")).switchTo(new EnvironmentName("alice"), odd);

        assertThat(shell(List.copyOf(odd.keys()))).isEqualTo(odd.asMap());
        assertThat(EnvFile.read(root).block()).isEqualTo(odd.asMap());
    }

    @Test
    void javaPropertiesReadWhatWasWrittenInEitherEncoding() throws IOException {
        Properties latin = new Properties();
        try (InputStream in = Files.newInputStream(root.resolve(EnvFile.NAME))) {
            latin.load(in); // as Spring Boot reads spring.config.import=file:.env.local[.properties]
        }
        Properties unicode = new Properties();
        try (Reader in = Files.newBufferedReader(root.resolve(EnvFile.NAME))) {
            unicode.load(in);
        }

        vars.asMap().forEach((key, value) -> {
            assertThat(latin.getProperty(key)).isEqualTo(value);
            assertThat(unicode.getProperty(key)).isEqualTo(value);
        });
        assertThat(latin.stringPropertyNames()).hasSize(vars.keys().size() + 2);
    }

    @Test
    void dotenvReadsWhatWasWritten() throws IOException {
        Map<String, String> read = new LinkedHashMap<>();
        Matcher matcher = DOTENV.matcher(Files.readString(root.resolve(EnvFile.NAME)));
        while (matcher.find()) {
            String value = matcher.group(2) == null ? "" : matcher.group(2).strip();
            read.put(matcher.group(1), value.replaceAll("(?s)^(['\"`])(.*)\\1$", "$2"));
        }

        assertThat(read).containsAllEntriesOf(vars.asMap()).hasSize(vars.keys().size() + 2);
    }

    /** Node itself is asked where it is installed; the test above stands for it elsewhere. */
    @Test
    void nodeReadsWhatWasWrittenWhereThereIsOne() throws IOException, InterruptedException {
        if (Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .noneMatch(directory -> Files.isExecutable(Path.of(directory, "node")))) {
            return;
        }
        String script = "const parse = require('util').parseEnv;"
                + "const values = parse ? parse(require('fs').readFileSync('.env.local', 'utf8')) : null;"
                + "process.stdout.write(process.argv.slice(1).map(k => values ? values[k] : '?').join('\\n'))";
        List<String> keys = List.copyOf(vars.keys());
        List<String> command = new java.util.ArrayList<>(List.of("node", "-e", script));
        command.addAll(keys);

        String[] read = output(command).split("\n", -1);
        for (int i = 0; i < keys.size(); i++) {
            assertThat(read[i]).isIn(vars.get(keys.get(i)).orElseThrow(), "?"); // ? where Node is older than 20.12
        }
    }

    private Map<String, String> shell(List<String> keys) throws IOException, InterruptedException {
        StringBuilder script = new StringBuilder("set -a; . ./.env.local; set +a\n");
        keys.forEach(key -> script.append("printenv ").append(key).append('\n'));
        String[] read = output(List.of("sh", "-c", script.toString())).split("\n", -1);
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < keys.size(); i++) {
            values.put(keys.get(i), read[i]);
        }
        return values;
    }

    private String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return text;
    }
}
