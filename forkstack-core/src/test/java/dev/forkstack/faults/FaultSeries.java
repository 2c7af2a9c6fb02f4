package dev.forkstack.faults;

import dev.forkstack.emulator.Fault;
import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.DeleteRequest;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.workflow.CreateEnvironment;
import dev.forkstack.workflow.DeleteEnvironment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One verb, disturbed by every fault at every one of its calls, one fault a run, and judged after each. For one thread. */
final class FaultSeries {

    private static final int MOST_CALLS = 80;

    private final FaultStand stand;
    private final FaultyService service;
    private final Verb verb;
    private final Set<String> sourceRows;
    private final String startFiles;
    private final String startState;
    private final List<String> violations = new ArrayList<>();
    private int runs;
    private int well;

    FaultSeries(FaultStand stand, Verb verb) {
        this.stand = stand;
        this.service = stand.service;
        this.verb = verb;
        this.sourceRows = service.read(service.source(stand.project).values());
        this.startFiles = stand.files();
        this.startState = service.state();
    }

    /** @param every 1 for each call; with n, each kind of fault meets every n-th, and all kinds together meet all */
    FaultTally run(int every) throws IOException {
        int calls = undisturbed();
        for (Fault.Kind kind : Fault.Kind.values()) {
            int n = 1 + kind.ordinal() % every;
            while (canHappen(kind) && n <= MOST_CALLS && disturbed(kind, n)) {
                n += every;
            }
        }
        return new FaultTally(service.name(), verb, every, calls, runs, well, violations);
    }

    private boolean canHappen(Fault.Kind kind) {
        return !kind.isOfBuckets() || service.kind() == ResourceKind.BUCKET;
    }

    private int undisturbed() throws IOException {
        prepare();
        service.traffic().forget();
        stand.verb(verb::run);
        int calls = service.traffic().calls().size();
        reset("undisturbed");
        return calls;
    }

    /** Whether the fault was met: its number is one of a call that the verb makes. */
    private boolean disturbed(Fault.Kind kind, int n) throws IOException {
        String title = verb + " with " + kind + " at call " + n;
        prepare();
        long credentials = service.credentials(stand.project, verb.environment());
        service.traffic().forget();
        service.traffic().fail(new Fault("*", "", n, kind));
        Optional<ForkStackException> failure = attempt(title);
        boolean met = service.traffic().remaining() == 0;
        service.traffic().heal();
        if (met) {
            runs++;
            well += failure.isEmpty() ? 1 : 0;
            Judgement judgement = new Judgement(stand, verb, title, violations);
            judgement.failure(failure);
            judgement.traffic();
            judge(judgement, failure.isPresent(), credentials, kind);
            judgement.source(sourceRows);
        }
        reset(title);
        return met;
    }

    private Optional<ForkStackException> attempt(String title) {
        try {
            stand.verb(verb::run);
            return Optional.empty();
        } catch (ForkStackException e) {
            return Optional.of(e);
        } catch (RuntimeException | Error e) {
            violations.add(title + ": not an error for people: " + e);
            return Optional.empty();
        }
    }

    private void judge(Judgement judgement, boolean failed, long credentials, Fault.Kind kind) {
        EnvironmentName name = verb.environment();
        switch (verb) {
            case NEW -> {
                if (failed) {
                    judgement.state(startState);
                    judgement.files(startFiles);
                } else {
                    judgement.works(name, sourceRows);
                }
            }
            // It was there before this run: a failure leaves it for the next, and does not remove it.
            case COMPLETE -> {
                if (failed) {
                    judgement.files(startFiles);
                    stand.verb(scope -> new CreateEnvironment(scope).run(CreateRequest.of(name)));
                }
                judgement.works(name, sourceRows);
            }
            case SWITCH -> {
                if (failed) {
                    judgement.files(startFiles);
                }
                judgement.credentials(name, credentials, kind);
                judgement.works(name, sourceRows);
                judgement.works(FaultStand.BASE, sourceRows);
            }
            case DELETE -> {
                if (failed && stand.find(name).isPresent()) {
                    judgement.worksOrIsUnfinished(name, sourceRows);
                } else if (kind
                        != Fault.Kind.NOT_FOUND_404) { // who says that it is not there is believed, and asked again
                    judgement.state(startState);
                }
                judgement.files(startFiles);
            }
        }
    }

    private void prepare() {
        switch (verb) {
            case DELETE -> {
                stand.verb(scope -> new CreateEnvironment(scope).run(CreateRequest.of(verb.environment())));
                restore();
            }
            case COMPLETE -> stand.leaveUnfinished(verb.environment());
            default -> {}
        }
    }

    /** Also shows that a delete cleans up after whatever happened. */
    private void reset(String title) throws IOException {
        if (verb != Verb.SWITCH) {
            stand.verb(
                    scope -> new DeleteEnvironment(scope).run(new DeleteRequest(verb.environment(), Optional.empty())));
        }
        new Judgement(stand, verb, title + ", then delete", violations).state(startState);
        restore();
    }

    private void restore() {
        try {
            stand.restore(startFiles);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static boolean isReady(Mark mark) {
        return mark.state() == Mark.State.READY;
    }
}
