package dev.forkstack.workflow;

import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Owned;
import dev.forkstack.model.Ownership;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.spi.Disconnect;
import dev.forkstack.spi.Plan;
import dev.forkstack.spi.PointInTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How one part comes to stand: reused, completed, adopted, or forked from its source. Thread-safe. */
final class Fork {

    private final Scope scope;
    private final Marks marks;
    private final CreateRequest request;
    private final Survey survey;
    private final Rollback rollback;
    private final Origin origin;
    private final EnvVars held;

    Fork(Scope scope, Marks marks, CreateRequest request, Survey survey, Rollback rollback) {
        this.scope = scope;
        this.marks = marks;
        this.request = request;
        this.survey = survey;
        this.rollback = rollback;
        this.origin = new Origin(scope, marks, request.adopt());
        this.held = scope.destination().held(request.name());
    }

    /** Ensures that there is a {@code dev} wherever this environment is one, or is forked from one that is made here. */
    void ensureOrigin(List<Standing> standings) {
        List<Part> parts = standings.stream()
                .filter(standing -> isDev(standing.part()) || isForkedFromDev(standing))
                .map(Standing::part)
                .toList();
        if (!parts.isEmpty()) {
            origin.dev(parts);
        }
    }

    private boolean isDev(Part part) {
        return request.name().equals(EnvironmentName.DEV) && part.makesOrigin();
    }

    private boolean isForkedFromDev(Standing standing) {
        return (standing.isAbsent() || standing.isFilling())
                && standing.part().makesOrigin()
                && source(standing.part()).equals(EnvironmentName.DEV);
    }

    /** Returns once the part is usable with the values returned. */
    Connected of(Standing standing) {
        Part part = standing.part();
        Owned owned = owned(standing);
        return new Connected(part, owned, part.connect(owned, held));
    }

    private Owned owned(Standing standing) {
        Part part = standing.part();
        if (isDev(part)) {
            return ownership().claim(part.provider().find(request.name()).orElseThrow());
        }
        if (standing.isAbsent() || standing.isFilling()) {
            return made(part);
        }
        Resource found = standing.found().orElseThrow();
        if (standing.isReady()) {
            Owned owned = ownership().claim(found);
            scope.progress().finished(found.title(), "reused, " + Age.words(owned.mark()), Duration.ZERO);
            return owned;
        }
        // Whole from the start: what somebody has worked in must never look like the unfinished work of a run that
        // died.
        Owned adopted = ownership().adopt(found, request.adopt(), mark(part).ready());
        scope.progress().finished(found.title(), "taken over as it is", Duration.ZERO);
        return ownership().claim(part.provider().mark(adopted, adopted.mark()));
    }

    private Owned made(Part part) {
        Resource source = origin.source(part, source(part));
        new Undo(scope, marks).onFailure(rollback, part, request.name());
        return ownership().claim(part.provider().create(new Plan(Optional.of(source), mark(part), disconnect(part))));
    }

    private Disconnect disconnect(Part part) {
        if (scope.protection().covers(source(part))) {
            return Disconnect.NEVER;
        }
        return request.disconnect() ? Disconnect.ASKED : Disconnect.NOT_ASKED;
    }

    private Mark mark(Part part) {
        return marks.filling(part, request.name(), source(part), at(part));
    }

    /** What stands already says where the rest comes from, whatever is configured by now. */
    private EnvironmentName source(Part part) {
        return request.from()
                .or(() -> survey.chosenSource(part))
                .or(scope::source)
                .orElse(part.defaultSource());
    }

    /** Only where the provider can; for the other parts the survey has said that they are forked as they are now. */
    private Optional<Instant> at(Part part) {
        return request.at()
                .or(() -> survey.mark().flatMap(Mark::at))
                .filter(at -> part.provider() instanceof PointInTime);
    }

    private Ownership ownership() {
        return scope.ownership(request.name());
    }
}
