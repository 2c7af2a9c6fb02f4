package dev.forkstack.provider.tigris;

import dev.forkstack.http.Service;
import dev.forkstack.model.Problems;
import dev.forkstack.provider.bucket.BucketNames;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.CheckedSettings;
import dev.forkstack.spi.Settings;
import java.net.URI;
import java.util.Optional;

/**
 * What the configuration says of Tigris. Immutable; no secret stands in it.
 *
 * @param prod what production's own bucket is called
 * @param endpoint without a slash at the end
 * @param iam where access keys are made
 * @param keys whether each environment has access keys of its own
 */
record TigrisSettings(String prod, URI endpoint, URI iam, boolean keys) {

    private static final String ENDPOINT = "https://t3.storage.dev";
    private static final String IAM = "https://iam.storage.dev";
    private static final String SAFE =
            "an https address (http only on this machine's own 127.0.0.1: what a key signs goes there)";

    /** @throws dev.forkstack.model.ForkStackException {@code CONFIGURATION} naming everything that is wrong */
    static TigrisSettings read(Settings settings, BucketNames names) {
        Problems problems = new Problems();
        CheckedSettings reader = new CheckedSettings(settings, problems);
        Optional<String> prod =
                reader.text("prod", text -> text.matches("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"), "the name of a bucket");
        Optional<String> endpoint = address(reader, "endpoint");
        Optional<String> iam = address(reader, "iamEndpoint");
        Optional<String> keys = reader.text("keys", text -> text.matches("true|false"), "true or false");
        problems.throwIfAny();
        return new TigrisSettings(
                prod.orElseGet(() -> names.name(EnvironmentName.PROD)),
                Service.address(endpoint.orElse(ENDPOINT)).orElseThrow(),
                Service.address(iam.orElse(IAM)).orElseThrow(),
                keys.map(Boolean::parseBoolean).orElse(true));
    }

    private static Optional<String> address(CheckedSettings reader, String key) {
        return reader.address(key, text -> Service.address(text).isPresent(), SAFE);
    }
}
