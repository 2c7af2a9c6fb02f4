package dev.forkstack.provider.r2;

import dev.forkstack.http.Service;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Problems;
import dev.forkstack.model.TimeSpan;
import dev.forkstack.provider.bucket.BucketNames;
import dev.forkstack.provider.bucket.FillSettings;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.CheckedSettings;
import dev.forkstack.spi.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the configuration says of R2. Immutable; no secret stands in it.
 *
 * @param production what production's own bucket is called
 * @param jurisdiction where the law keeps the buckets; those of others are not seen from there
 * @param endpoint of S3 calls, without a slash at the end
 * @param api of Cloudflare's own calls
 * @param keyLife how long an environment's key is valid
 */
record R2Settings(
        BucketNames names,
        String production,
        String account,
        String jurisdiction,
        URI endpoint,
        URI api,
        Duration keyLife,
        FillSettings fill) {

    private static final String DEFAULT = "default";
    private static final List<String> JURISDICTIONS = List.of(DEFAULT, "eu", "us", "fedramp", "fedramp-high");
    private static final String API = "https://api.cloudflare.com/client/v4";

    /** As long as there are any (source: "Create temporary access credentials", ttlSeconds). */
    private static final Duration LONGEST_LIFE = Duration.ofDays(7);

    private static final Duration SHORTEST_LIFE = Duration.ofHours(1);

    /** @throws ForkStackException {@code CONFIGURATION} naming everything that is wrong */
    static R2Settings read(Settings settings, ResourceNames names) {
        Problems problems = new Problems();
        CheckedSettings reader = new CheckedSettings(settings, problems);
        Optional<String> prod =
                reader.text("prod", text -> text.matches("[a-z0-9][a-z0-9-]{1,61}[a-z0-9]"), "the name of a bucket");
        Optional<String> account = reader.required(
                "account",
                text -> text.matches("[0-9a-f]{32}"),
                "the id of a Cloudflare account",
                "as R2's overview at Cloudflare shows it");
        Optional<String> jurisdiction =
                reader.text("jurisdiction", JURISDICTIONS::contains, "one of " + String.join(", ", JURISDICTIONS));
        Optional<URI> endpoint = address(reader, "endpoint");
        Optional<URI> api = address(reader, "api");
        Optional<String> life = reader.text("keyLife", text -> life(text).isPresent(), "a time from 1h to 7d");
        FillSettings fill = FillSettings.read(reader);
        Optional<BucketNames> buckets = Optional.empty();
        try {
            buckets = Optional.of(BucketNames.of(names, settings));
        } catch (ForkStackException e) {
            problems.add(e);
        }
        problems.throwIfAny();
        return new R2Settings(
                buckets.orElseThrow(),
                prod.orElse(buckets.orElseThrow().name(EnvironmentName.PROD)),
                account.orElseThrow(),
                jurisdiction.orElse(DEFAULT),
                endpoint.orElseGet(() -> cloudflares(account.orElseThrow(), jurisdiction.orElse(DEFAULT))),
                api.orElse(URI.create(API)),
                life.flatMap(R2Settings::life).orElse(LONGEST_LIFE),
                fill);
    }

    private static Optional<URI> address(CheckedSettings reader, String key) {
        return reader.address(
                        key,
                        text -> Service.address(text).isPresent(),
                        "an https address (http only on this machine's own 127.0.0.1: keys go there)")
                .flatMap(Service::address);
    }

    private static URI cloudflares(String account, String jurisdiction) {
        String within = jurisdiction.equals(DEFAULT) ? "" : jurisdiction + ".";
        return URI.create("https://" + account + "." + within + "r2.cloudflarestorage.com");
    }

    private static Optional<Duration> life(String text) {
        return TimeSpan.parse(text)
                .filter(life -> life.compareTo(SHORTEST_LIFE) >= 0 && life.compareTo(LONGEST_LIFE) <= 0);
    }
}
