package dev.forkstack.workflow;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.ProviderUnderTest;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.ResourceProviderContract;
import dev.forkstack.spi.TestedProject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the verbs are tested with keeps what every provider promises. */
class FakeProviderTest extends ResourceProviderContract {

    private static final ProviderUnderTest SERVICE = new InMemory();

    @Override
    public ProviderUnderTest service() {
        return SERVICE;
    }

    private static final class InMemory implements ProviderUnderTest {

        private final FakeService service = new FakeService(ResourceKind.BUCKET);

        @Override
        public ResourceProvider open(ProjectName project) {
            return new FakeProvider(service, project);
        }

        @Override
        public Optional<ResourceProvider> openElsewhere(ProjectName project) {
            return Optional.of(open(project));
        }

        @Override
        public Source source(ProjectName project) {
            TestedProject app = new TestedProject(project, open(project));
            Resource dev =
                    app.find("dev").orElseGet(() -> app.provider.create(new Plan(Optional.empty(), app.mark("dev"))));
            return new Source(dev, app.connect("dev"), dev.name());
        }

        @Override
        public Set<String> read(EnvVars values) {
            return Set.copyOf(lines(values));
        }

        @Override
        public void write(EnvVars values, String line) {
            lines(values).add(line);
        }

        @Override
        public void plantForeign(ProjectName project, EnvironmentName env) {
            new FakeProvider(service, project).stands(env, Optional.empty());
        }

        @Override
        public long credentials(ProjectName project, EnvironmentName env) {
            return service.tokens(project + "-bucket-" + env);
        }

        @Override
        public Optional<Runnable> losingTheNextAnswer() {
            return Optional.of(service::losesTheNextAnswer);
        }

        @Override
        public List<String> told() {
            return List.of();
        }

        private Set<String> lines(EnvVars values) {
            return service.lines(
                    values.get("BUCKET_NAME").orElseThrow(),
                    values.get("BUCKET_TOKEN").orElseThrow());
        }
    }
}
