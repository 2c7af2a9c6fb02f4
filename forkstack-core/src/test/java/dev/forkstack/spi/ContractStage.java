package dev.forkstack.spi;

import static dev.forkstack.testing.Failures.failure;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import java.util.List;

/** What each part of the contract works with: the service, and a project that no other test has seen. */
interface ContractStage {

    ProviderUnderTest service();

    TestedProject app();

    /** The source of that project, asked for once: to read its values may disturb those who fork it. */
    ProviderUnderTest.Source source();

    /** A fork of the source. */
    default Resource make(String env) {
        return app().fork(source().resource(), env);
    }

    /** A project with a provider of its own; what is made in it goes when the test ends. */
    TestedProject open(ProjectName project);

    /** The same project in another process. */
    default TestedProject reopened() {
        return open(app().name);
    }

    /** Another project, whose name begins as this one's. */
    default TestedProject neighbour(String suffix) {
        return open(new ProjectName(app().name + "-" + suffix));
    }

    default void plant(String env) {
        service().plantForeign(app().name, new EnvironmentName(env));
    }

    default long credentials(String env) {
        return service().credentials(app().name, new EnvironmentName(env));
    }

    /** What the provider lists, but for the source, which is an environment of the project itself with some. */
    default List<Resource> listed() {
        return app().provider.list().stream()
                .filter(resource -> !resource.id().equals(source().resource().id()))
                .toList();
    }

    static void isNotOurs(Runnable action) {
        assertThat(failure(action).kind()).isEqualTo(ForkStackException.Kind.NOT_OURS);
    }
}
