package dev.forkstack.workflow;

import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.model.Size;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.HasLocalServer;
import dev.forkstack.spi.Leftovers;
import dev.forkstack.spi.LocalServer;
import dev.forkstack.spi.Measurable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A provider with a server on this machine, which is only said to run. Thread-safe. */
final class ServedProvider extends FakeProvider implements HasLocalServer, LocalServer, Leftovers, Measurable {

    final List<String> left = new CopyOnWriteArrayList<>();
    final AtomicInteger measured = new AtomicInteger();
    volatile boolean killed;
    private volatile boolean runs;

    private final ResourceKind kind;

    ServedProvider(ResourceKind kind) {
        super(kind);
        this.kind = kind;
    }

    @Override
    public LocalServer server() {
        return this;
    }

    @Override
    public String name() {
        return "fake " + kind + " server";
    }

    @Override
    public Optional<String> address() {
        return runs ? Optional.of("127.0.0.1:1") : Optional.empty();
    }

    @Override
    public Optional<Finding> trouble() {
        return killed ? Optional.of(Finding.warning("the fake server was killed", "make envs-up")) : Optional.empty();
    }

    @Override
    public void up() {
        runs = true;
        killed = false;
    }

    @Override
    public void down() {
        runs = false;
    }

    @Override
    public List<String> leftovers() {
        return List.copyOf(left);
    }

    @Override
    public void sweep() {
        left.clear();
    }

    @Override
    public Optional<Size> measure(Resource resource) {
        measured.incrementAndGet();
        return Optional.of(new Size(resource.name().length(), OptionalLong.empty()));
    }
}
