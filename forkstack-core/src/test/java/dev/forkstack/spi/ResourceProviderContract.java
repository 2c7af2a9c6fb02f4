package dev.forkstack.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Owned;
import dev.forkstack.runtime.ProjectName;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/**
 * What every provider keeps to. Its test extends this class and says with what service; every test then has a project of
 * its own. Each promise is a test in one of the parts.
 */
@Timeout(300)
public abstract class ResourceProviderContract
        implements IdentityContract, MarkContract, LifeContract, AccessContract, SecrecyContract, SimultaneityContract {

    private static final AtomicInteger PROJECTS = new AtomicInteger();

    private final Deque<TestedProject> opened = new ArrayDeque<>();
    private TestedProject app;
    private ProviderUnderTest.Source source;

    /** The service, which may serve all tests of the class. */
    @Override
    public abstract ProviderUnderTest service();

    @Override
    public final TestedProject app() {
        return app;
    }

    @Override
    public final synchronized ProviderUnderTest.Source source() {
        if (source == null) {
            source = service().source(app.name);
        }
        return source;
    }

    @Override
    public final TestedProject open(ProjectName project) {
        TestedProject one = new TestedProject(project, service().open(project));
        opened.push(one);
        return one;
    }

    @BeforeEach
    final void opensAProject() {
        app = open(new ProjectName("app" + PROJECTS.incrementAndGet()));
    }

    /** Whatever a test has made can be removed: what was forked from it goes first. */
    @AfterEach
    final void removesWhatIsOurs() {
        try {
            List<Deletion> left = left();
            for (int round = left.size(); round > 0 && !left.isEmpty(); round--) {
                left.forEach(Deletion::tryIt);
                left = left();
            }
            assertThat(left).as("what cannot be removed").isEmpty();
        } finally {
            opened.forEach(TestedProject::close);
        }
    }

    private List<Deletion> left() {
        return opened.stream()
                .flatMap(project -> project.standing().stream().map(owned -> new Deletion(project, owned)))
                .toList();
    }

    private record Deletion(TestedProject project, Owned resource) {

        void tryIt() {
            try {
                project.provider.delete(resource);
            } catch (ForkStackException e) {
                // Something still depends on it.
            }
        }
    }
}
