package dev.forkstack.provider.neon;

import dev.forkstack.http.JsonApi;
import dev.forkstack.http.Waiting;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.ProgressListener;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.PointInTime;
import dev.forkstack.spi.ResourceProvider;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A project's databases at Neon. An environment is a branch with a compute of its own. Thread-safe. */
final class NeonDatabases implements ResourceProvider, PointInTime, Diagnosable {

    private final NeonSettings settings;
    private final NeonNames names;
    private final NeonApi api;
    private final BranchFork forks;
    private final BranchMark marks;
    private final BranchRemoval removal;
    private final BranchLogin login;
    private final Expiry expiry;
    private final Map<String, Access> made = new ConcurrentHashMap<>();

    NeonDatabases(
            NeonSettings settings,
            NeonNames names,
            JsonApi json,
            Waiting waiting,
            ProgressListener progress,
            Clock clock) {
        this.settings = settings;
        this.names = names;
        this.api = new NeonApi(json, settings.project());
        Operations operations = new Operations(api, waiting);
        Computes computes = new Computes(api, operations);
        this.forks = new BranchFork(api, settings, this::look, computes, operations, waiting, progress, clock);
        this.marks = new BranchMark(api, names, operations);
        this.removal = new BranchRemoval(api, this::look, operations, progress);
        this.login = new BranchLogin(
                api, settings, computes, forks, new SourcePasswords(api, this::look), new LoginProof(waiting));
        this.expiry = new Expiry(api, settings.expires(), operations, progress, clock);
    }

    @Override
    public Optional<Resource> find(EnvironmentName name) {
        names.of(name);
        Branches all = look();
        return all.of(name).map(all::resource);
    }

    @Override
    public Resource create(Plan plan) {
        names.of(plan.name());
        BranchFork.Made fork = forks.make(plan);
        fork.access().ifPresent(access -> made.put(fork.resource().id(), access));
        return fork.resource();
    }

    @Override
    public Resource mark(Owned resource, Mark mark) {
        return marks.replace(resource, mark);
    }

    @Override
    public void delete(Owned resource) {
        removal.remove(resource);
        made.remove(resource.resource().id());
    }

    @Override
    public void sweep() {
        removal.sweep();
    }

    @Override
    public EnvVars connect(Owned resource, EnvVars held) {
        Resource branch = resource.resource();
        EnvVars values = login.connect(branch, Optional.ofNullable(made.get(branch.id())), held);
        return expiry.renewed(resource, values);
    }

    @Override
    public List<Resource> list() {
        Branches all = look();
        return all.ofProject().stream().map(all::resource).toList();
    }

    @Override
    public List<Finding> diagnose() {
        return new Checkup(api, settings, this::look).findings();
    }

    @Override
    public void close() {
        made.clear();
    }

    private Branches look() {
        return new Branches(api.branches(), names, settings.prod());
    }

    @Override
    public String toString() {
        return api.toString();
    }
}
