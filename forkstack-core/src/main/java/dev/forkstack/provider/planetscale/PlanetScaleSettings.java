package dev.forkstack.provider.planetscale;

import dev.forkstack.http.Service;
import dev.forkstack.model.Problems;
import dev.forkstack.model.TimeSpan;
import dev.forkstack.spi.CheckedSettings;
import dev.forkstack.spi.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What the configuration says of PlanetScale. Immutable; no secret stands in it.
 *
 * @param prod the name of production's branch; absent for the database's default branch
 * @param passwordLife of what applications log in with
 * @param api without a slash at the end
 */
record PlanetScaleSettings(
        String organization, String database, Optional<String> prod, Made made, Duration passwordLife, URI api) {

    /**
     * How branches are made.
     *
     * @param size of the cluster that a backup is restored to
     * @param region absent for the database's own
     */
    record Made(DataMode data, String size, Optional<String> region) {}

    private static final String API = "https://api.planetscale.com/v1";
    private static final String NAME = "[a-zA-Z0-9][a-zA-Z0-9_-]{0,62}";
    private static final String SIZE = "PS_10";
    private static final Duration LIFE = Duration.ofDays(30);
    private static final Duration SHORTEST = Duration.ofHours(1);

    /** @throws dev.forkstack.model.ForkStackException {@code CONFIGURATION} naming everything that is wrong */
    static PlanetScaleSettings read(Settings given) {
        Problems problems = new Problems();
        CheckedSettings settings = new CheckedSettings(given, problems);
        Optional<String> organization = settings.required(
                "organization", text -> text.matches(NAME), "the name of an organization", "as its address shows it");
        Optional<String> database = settings.required(
                "database", text -> text.matches(NAME), "the name of a database", "as its address shows it");
        Optional<String> data = settings.required(
                "data",
                text -> DataMode.parse(text).isPresent(),
                DataMode.MEANING,
                "as there is no default for what a branch has and costs");
        Optional<String> prod = settings.text("prod", text -> text.matches(NAME), "the name of a branch");
        Optional<String> size = settings.text(
                "clusterSize", text -> text.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,40}"), "a cluster size, such as PS_10");
        Optional<String> region =
                settings.text("region", text -> text.matches(NAME), "the slug of a region, such as us-east");
        Optional<String> life = settings.text(
                "passwordLife", text -> life(text).isPresent(), "a time of an hour or more, such as 30d or 12h");
        Optional<String> api = settings.address(
                "api",
                text -> Service.address(text).isPresent(),
                "an https address (http only on this machine's own 127.0.0.1: the service token goes there)");
        problems.throwIfAny();
        return new PlanetScaleSettings(
                organization.orElseThrow(),
                database.orElseThrow(),
                prod,
                new Made(data.flatMap(DataMode::parse).orElseThrow(), size.orElse(SIZE), region),
                life.flatMap(PlanetScaleSettings::life).orElse(LIFE),
                api.or(() -> Optional.of(API)).flatMap(Service::address).orElseThrow());
    }

    private static Optional<Duration> life(String text) {
        return TimeSpan.parse(text).filter(life -> life.compareTo(SHORTEST) >= 0);
    }
}
