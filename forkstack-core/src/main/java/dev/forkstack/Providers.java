package dev.forkstack;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Problems;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.Suggestion;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ProviderFactory;
import dev.forkstack.spi.Settings;
import dev.forkstack.workflow.Part;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;

/** Finds the configured providers among the class path's. */
final class Providers {

    private static final String PROVIDER = "provider";
    /** What needs no account; a directory is had by those who ask for one. */
    private static final Map<ResourceKind, String> DEFAULTS = Map.of(
            ResourceKind.DATABASE, "local-postgres",
            ResourceKind.BUCKET, "local-s3",
            ResourceKind.DIRECTORY, "local-directory");

    private final List<ProviderFactory> factories;
    private final ProviderContext context;

    Providers(ProviderContext context) {
        this.context = context;
        this.factories = ServiceLoader.load(ProviderFactory.class, Providers.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** @throws ForkStackException {@code CONFIGURATION} naming every provider and key that is not known */
    List<Part> open(ForkStackConfig config) {
        Problems problems = new Problems();
        List<Part> parts = new ArrayList<>();
        config.parts().forEach(settings -> problems.check(() -> parts.add(part(settings, problems))));
        problems.throwIfAny();
        return parts;
    }

    private Part part(PartSettings configured, Problems problems) {
        Settings settings = new Settings(configured.section(), configured.settings());
        ResourceKind kind = configured.kind();
        ProviderFactory factory = factory(configured, settings.text(PROVIDER).orElse(DEFAULTS.get(kind)));
        try {
            return new Part(
                    kind,
                    configured.name(),
                    factory.name(),
                    new EnvironmentName(factory.defaultSource()),
                    factory.create(settings, context.named(new ResourceNames(context.project(), configured.name()))));
        } finally {
            // Also where a key is missing: it may be the one that is misspelt.
            settings.unknown().forEach(key -> problems.add(unknown(key, settings, factory)));
        }
    }

    private ProviderFactory factory(PartSettings configured, String name) {
        ResourceKind kind = configured.kind();
        List<String> known = factories.stream()
                .filter(factory -> factory.kind() == kind)
                .map(ProviderFactory::name)
                .sorted()
                .toList();
        return factories.stream()
                .filter(factory -> factory.kind() == kind && factory.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ForkStackException(
                        Kind.CONFIGURATION,
                        "There is no " + kind + " provider '" + name + "'." + didYouMean(name, known),
                        "Set " + configured.section() + ".provider to one of: " + String.join(", ", known) + "."));
    }

    private static ForkStackException unknown(String key, Settings settings, ProviderFactory factory) {
        Set<String> known = new HashSet<>(settings.known());
        return new ForkStackException(
                Kind.CONFIGURATION,
                "Unknown key " + settings.path(key) + "." + didYouMean(key, known),
                factory.name() + " knows: "
                        + String.join(", ", known.stream().sorted().toList()) + ".");
    }

    private static String didYouMean(String written, Iterable<String> known) {
        List<String> words = new ArrayList<>();
        known.forEach(words::add);
        Optional<String> closest = Suggestion.closest(written, words);
        return closest.map(word -> " Did you mean '" + word + "'?").orElse("");
    }
}
