package dev.forkstack.workflow;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.PointInTime;
import dev.forkstack.spi.ResourceProvider;
import java.util.List;
import java.util.Optional;

/** The same resources as a service keeps them: nothing is made from nothing there, and there is a past. Thread-safe. */
record InTheCloud(FakeProvider resources) implements ResourceProvider, PointInTime {

    @Override
    public Optional<Resource> find(EnvironmentName name) {
        return resources.find(name);
    }

    @Override
    public Resource create(Plan plan) {
        return resources.create(plan);
    }

    @Override
    public Resource mark(Owned resource, Mark mark) {
        return resources.mark(resource, mark);
    }

    @Override
    public void delete(Owned resource) {
        resources.delete(resource);
    }

    @Override
    public EnvVars connect(Owned resource, EnvVars held) {
        return resources.connect(resource, held);
    }

    @Override
    public List<Resource> list() {
        return resources.list();
    }

    @Override
    public void close() {}
}
