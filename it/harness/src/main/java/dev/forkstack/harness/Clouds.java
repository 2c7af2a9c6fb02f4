package dev.forkstack.harness;

import dev.forkstack.emulator.tigris.TigrisEmulator;
import dev.forkstack.emulator.tigris.TigrisOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** The emulated stores for buckets, each with an empty bucket for production. */
final class Clouds {

    private Clouds() {}

    static Buckets tigris(Stand stand) throws IOException {
        TigrisEmulator tigris = TigrisEmulator.start(
                TigrisOptions.in(Files.createDirectories(stand.root().resolveSibling("tigris"))));
        BucketKey key =
                new BucketKey(tigris.owner().accessKeyId(), tigris.owner().secret());
        tigris.create(stand.bucket("prod"));
        return new CloudBuckets(
                new CloudBuckets.Service(tigris.endpoint(), "auto", key, tigris.traffic(), tigris::state, tigris),
                "[bucket]\nprovider = \"tigris\"\nendpoint = \"" + tigris.endpoint() + "\"\niamEndpoint = \""
                        + tigris.endpoint() + "\"\n",
                Map.of("TIGRIS_STORAGE_ACCESS_KEY_ID", key.id(), "TIGRIS_STORAGE_SECRET_ACCESS_KEY", key.secret()),
                stand.bucket("prod"),
                stand.home().resolve("tigris"));
    }
}
