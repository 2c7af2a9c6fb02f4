package dev.forkstack.bench;

import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.DeleteRequest;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.runtime.ResourceNames;
import dev.forkstack.spi.Credentials;
import dev.forkstack.spi.ProviderContext;
import dev.forkstack.spi.ProviderFactory;
import dev.forkstack.spi.Settings;
import dev.forkstack.state.Workspace;
import dev.forkstack.workflow.CreateEnvironment;
import dev.forkstack.workflow.DeleteEnvironment;
import dev.forkstack.workflow.Limits;
import dev.forkstack.workflow.ListEnvironments;
import dev.forkstack.workflow.Owner;
import dev.forkstack.workflow.Part;
import dev.forkstack.workflow.Protection;
import dev.forkstack.workflow.Scope;
import dev.forkstack.workflow.SwitchEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Consumer;

/** The product's verbs, in this process, on the parts that somebody names; every verb opens its providers anew. */
final class CloudProject {

    /** A provider and its settings. */
    record Choice(String provider, Map<String, String> settings) {}

    private final ProjectName project = new ProjectName("bench");
    private final Path root;
    private final Path home;
    private final Map<String, String> variables;

    /** @param variables with the tokens of the services */
    CloudProject(Path root, Path home, Map<String, String> variables) throws IOException {
        this.root = Files.createDirectories(root);
        this.home = home;
        this.variables = variables;
    }

    void create(String env, Choice... choices) {
        verb(scope -> new CreateEnvironment(scope).run(CreateRequest.of(new EnvironmentName(env))), choices);
    }

    void switchTo(String env, Choice... choices) {
        verb(scope -> new SwitchEnvironment(scope).run(new EnvironmentName(env)), choices);
    }

    void delete(String env, Choice... choices) {
        verb(
                scope ->
                        new DeleteEnvironment(scope).run(new DeleteRequest(new EnvironmentName(env), Optional.empty())),
                choices);
    }

    void list(Choice... choices) {
        verb(scope -> new ListEnvironments(scope).run(), choices);
    }

    private void verb(Consumer<Scope> verb, Choice... choices) {
        List<Part> parts = List.of(choices).stream().map(this::part).toList();
        try {
            verb.accept(scope(parts));
        } finally {
            parts.forEach(part -> part.provider().close());
        }
    }

    private Scope scope(List<Part> parts) {
        return new Scope(
                project,
                parts,
                Optional.empty(),
                Limits.NONE,
                new Protection(Set.of(EnvironmentName.DEV, EnvironmentName.PROD), Map.of()),
                new Owner(Optional.of("bench@example.org")),
                new Workspace(root, home.resolve("locks")),
                () -> home.resolve("locks"),
                new Silence());
    }

    private Part part(Choice choice) {
        ProviderFactory factory = ServiceLoader.load(ProviderFactory.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(found -> found.name().equals(choice.provider()))
                .findFirst()
                .orElseThrow();
        ProviderContext context = new ProviderContext(
                new ResourceNames(project),
                root,
                home,
                (coordinates, sha256) -> {
                    throw new IllegalStateException(coordinates + " is asked for, and the servers should run by now");
                },
                Credentials.of(variables),
                new Silence());
        ResourceKind kind = factory.kind();
        return new Part(
                kind,
                factory.name(),
                new EnvironmentName(factory.defaultSource()),
                factory.create(new Settings(kind.toString(), choice.settings()), context));
    }
}
