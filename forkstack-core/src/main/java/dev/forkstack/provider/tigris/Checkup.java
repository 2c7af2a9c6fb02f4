package dev.forkstack.provider.tigris;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What {@code doctor} asks Tigris: only reads. Immutable. */
record Checkup(TigrisApi api, TigrisNames names, Optional<EnvironmentKeys> keys) {

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        Finding key = Finding.looked(this::key);
        findings.add(key);
        if (key.level() == Finding.Level.PROBLEM) {
            return findings; // everything else would say the same
        }
        findings.add(Finding.looked(this::source));
        keys.ifPresent(own -> findings.add(Finding.looked(() -> mayMakeKeys(own))));
        return findings;
    }

    private Finding key() {
        api.list(names.names().names().bucketPrefix());
        return Finding.ok("the Tigris access key is valid");
    }

    private Finding source() {
        TigrisBucket source = api.head(names.prod()).orElseThrow(() -> ForkRequest.gone(names.prod()));
        return source.isForkable()
                ? Finding.ok("Tigris bucket " + names.prod() + ", with snapshots")
                : Finding.problem(ForkRequest.notForkable(source));
    }

    /** Whether it may make them is not known before it does; who may not see them may not make them. */
    private static Finding mayMakeKeys(EnvironmentKeys keys) {
        try {
            keys.api().list();
        } catch (ForkStackException e) {
            throw IamApi.explained(e);
        }
        return Finding.ok("the Tigris access key may see access keys, to make one for each environment");
    }
}
