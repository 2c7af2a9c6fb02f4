package dev.forkstack.provider.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

final class RunningStoreIT {

    private static final String BUCKET = "forkstack-running-store";

    @TempDir
    Path directory;

    @Test
    void s3ProxyHoldsWhatIsPut() throws Exception {
        try (RunningStore store = RunningStore.s3proxy(directory)) {
            holdsWhatIsPut(store);
        }
    }

    @Test
    void motoHoldsWhatIsPut() throws Exception {
        try (RunningStore store = RunningStore.moto()) {
            holdsWhatIsPut(store);
        }
    }

    @Test
    void theStoreThatIsNamedHoldsWhatIsPut() throws Exception {
        try (RunningStore store = RunningStore.fromProperties()) {
            holdsWhatIsPut(store);
        }
    }

    private static void holdsWhatIsPut(RunningStore store) {
        try (S3Client client = store.client()) {
            client.createBucket(request -> request.bucket(BUCKET));
            client.putObject(request -> request.bucket(BUCKET).key("a/b"), RequestBody.fromString("text"));
            assertThat(client.listObjectsV2(request -> request.bucket(BUCKET)).contents())
                    .as(store + " lists it")
                    .extracting(S3Object::key)
                    .containsExactly("a/b");
            client.deleteObject(request -> request.bucket(BUCKET).key("a/b"));
            client.deleteBucket(request -> request.bucket(BUCKET));
        }
        assertThat(store).asString().doesNotContain(store.secret());
    }
}
