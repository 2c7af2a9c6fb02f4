package dev.forkstack.workflow;

import dev.forkstack.model.ResourceKind;
import dev.forkstack.spi.BelongsToCheckout;
import java.util.Map;

/** Directories in memory, of one work tree alone. Thread-safe. */
final class InTheCheckout extends FakeProvider implements BelongsToCheckout {

    InTheCheckout() {
        super(ResourceKind.DIRECTORY);
    }

    @Override
    public Map<String, String> ignored() {
        return Map.of("app.dev.db/", "app.*.db/");
    }
}
