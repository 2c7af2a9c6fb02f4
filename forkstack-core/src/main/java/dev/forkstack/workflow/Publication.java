package dev.forkstack.workflow;

import dev.forkstack.model.Mark;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Says of all parts of an environment that they are whole, or of none, so that a failure leaves what can be undone. */
final class Publication {

    private final Scope scope;
    private final List<Connected> published = Collections.synchronizedList(new ArrayList<>());

    private Publication(Scope scope) {
        this.scope = scope;
    }

    static List<Connected> of(Scope scope, List<Connected> usable) {
        Publication publication = new Publication(scope);
        try {
            return Parallel.map(usable, publication::publish);
        } catch (RuntimeException e) {
            publication.takeBack(e);
            throw e;
        }
    }

    private Connected publish(Connected usable) {
        Connected whole = usable.published(scope);
        if (usable.owned().mark().state() == Mark.State.FILLING) {
            published.add(whole);
        }
        return whole;
    }

    private void takeBack(RuntimeException cause) {
        for (Connected whole : published) {
            try {
                whole.part().provider().mark(whole.owned(), whole.owned().mark().filling());
            } catch (RuntimeException e) {
                cause.addSuppressed(e);
            }
        }
    }
}
