package dev.forkstack.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.spi.Finding.Level;
import dev.forkstack.spi.Observation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HomeDiagnosisTest {

    @TempDir
    Path directory;

    @Test
    void ofAHomeThatNobodyHasMadeThereIsNothingToSay() {
        assertThat(new HomeDiagnosis(new UserHome(directory.resolve("none"))).observe())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres-18/superuser.password",
                "postgres-18/roles/shop.password",
                "s3/keys/ABC.properties",
                "turso/acme/shop-alice.json",
                "tigris/t3.storage.dev/shop-bucket-alice@1.json"
            })
    void aSecretThatOthersCanReadIsClosed(String name) throws IOException {
        Path secret = write(name, "rw-r--r--");
        write("s3/server.properties", "rw-r--r--");
        write("postgres-18/server.log", "rw-r--r--");

        assertThat(mended()).containsExactly(secret + " is yours alone");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
                .isEqualTo("rw-------");
        assertThat(observe()).extracting(seen -> seen.finding().level()).containsOnly(Level.OK);
    }

    @Test
    void severalAreClosedTogetherAndTheDirectoryItself() throws IOException {
        write("s3/keys/A.properties", "rw-rw----");
        write("s3/keys/B.properties", "rw----r--");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));

        assertThat(mended()).containsExactly(directory + " is yours alone", "2 files are yours alone");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
    }

    @Test
    void aDiskThatIsNearlyFullIsSaidBeforeItIs() {
        HomeDiagnosis diagnosis = new HomeDiagnosis(new UserHome(directory));

        assertThat(diagnosis.room(99_000_000L).level()).isEqualTo(Level.PROBLEM);
        assertThat(diagnosis.room(999_000_000L).level()).isEqualTo(Level.WARNING);
        assertThat(diagnosis.room(999_000_000L).fact())
                .isEqualTo("only 999 MB are free for local databases and buckets");
        assertThat(diagnosis.room(1_000_000_000L).level()).isEqualTo(Level.OK);
    }

    private List<String> mended() {
        return observe().stream()
                .flatMap(seen -> seen.mend().stream())
                .map(mend -> mend.run())
                .toList();
    }

    private List<Observation> observe() {
        return new HomeDiagnosis(new UserHome(directory)).observe();
    }

    private Path write(String name, String permissions) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
        return file;
    }
}
