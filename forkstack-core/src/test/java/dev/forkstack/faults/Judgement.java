package dev.forkstack.faults;

import dev.forkstack.emulator.Fault;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ResourceKind;
import dev.forkstack.runtime.EnvironmentName;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at everything after one run; what is not right becomes a sentence among the violations. */
record Judgement(FaultStand stand, Verb verb, String title, List<String> violations) {

    private static final int SETTLED_WITHIN_MILLIS = 5_000;
    /** Of a new credential; or they say that the one which works does not, so that another takes its place. */
    private static final Set<Fault.Kind> LEAVE_ONE_MORE = EnumSet.of(
            Fault.Kind.UNAUTHORIZED_401,
            Fault.Kind.FORBIDDEN_403,
            Fault.Kind.ERROR_500_AFTER_EFFECT,
            Fault.Kind.INDISCREET_500,
            Fault.Kind.DROPPED_AFTER_EFFECT,
            Fault.Kind.CUT_ANSWER,
            Fault.Kind.FIELDS_MISSING,
            Fault.Kind.NOT_JSON,
            Fault.Kind.GIANT_ANSWER,
            Fault.Kind.ENDLESS_ANSWER);

    /** A failure is told to a person: by whom, about what, with a remedy, and without a secret. */
    void failure(Optional<ForkStackException> failure) {
        failure.ifPresent(thrown -> {
            String text = thrown.getMessage() + " → " + thrown.remedy();
            check(!thrown.remedy().isBlank(), "no remedy: " + text);
            check(
                    thrown.getMessage().contains(stand.service.name())
                            || thrown.getMessage().contains(stand.project.value() + "-")
                            || thrown.getMessage().contains("environment " + verb.environment()),
                    "does not name the cause: " + text);
            for (Throwable next = thrown; next != null; next = next.getCause()) {
                noSecret(String.valueOf(next));
                for (Throwable also : next.getSuppressed()) {
                    noSecret(String.valueOf(also));
                    if (also instanceof ForkStackException undo) {
                        check(false, "an undo failed: " + undo.getMessage());
                    }
                }
            }
        });
        stand.progress.lines().forEach(this::noSecret);
    }

    void traffic() {
        stand.service
                .traffic()
                .strayRequests()
                .forEach(call -> violations.add(title + ": followed a redirect: " + call));
        stand.service.traffic().violations().forEach(sentence -> violations.add(title + ": " + sentence));
    }

    void works(EnvironmentName name, Set<String> rows) {
        try {
            check(
                    stand.find(name)
                            .flatMap(found -> found.mark())
                            .filter(FaultSeries::isReady)
                            .isPresent(),
                    name + " is not ready");
            check(stand.rows(name).equals(rows), name + " has other rows than its source");
        } catch (RuntimeException e) {
            violations.add(title + ": " + name + " does not work: " + e.getMessage());
        }
    }

    /** What goes in many steps says that it is not whole any more as soon as the first of them is taken. */
    void worksOrIsUnfinished(EnvironmentName name, Set<String> rows) {
        boolean isUnfinished = stand.service.kind() == ResourceKind.BUCKET
                && stand.find(name)
                        .flatMap(found -> found.mark())
                        .filter(mark -> !FaultSeries.isReady(mark))
                        .isPresent();
        if (!isUnfinished) {
            works(name, rows);
        }
    }

    /** A credential whose answer was lost stays where the service cannot take one back, and so does a refused one. */
    void credentials(EnvironmentName name, long before, Fault.Kind kind) {
        long most = before + (LEAVE_ONE_MORE.contains(kind) ? 1 : 0);
        long now = stand.service.credentials(stand.project, name);
        check(now <= most, name + " has " + now + " credentials, and had " + before);
    }

    /** What is going on at the service may take a moment to end. */
    void state(String expected) {
        long end = System.nanoTime() + SETTLED_WITHIN_MILLIS * 1_000_000L;
        String state = stand.service.state();
        while (!state.equals(expected) && System.nanoTime() < end) {
            pause();
            state = stand.service.state();
        }
        List<String> before = expected.lines().toList();
        List<String> after = state.lines().toList();
        after.stream().filter(line -> !before.contains(line)).forEach(line -> violations.add(title + ": left " + line));
        before.stream().filter(line -> !after.contains(line)).forEach(line -> violations.add(title + ": lost " + line));
    }

    void files(String expected) {
        check(stand.files().equals(expected), "the files of the checkout are not what they were");
    }

    void source(Set<String> rows) {
        check(stand.service.read(stand.service.source(stand.project).values()).equals(rows), "the source has changed");
    }

    private void noSecret(String text) {
        check(
                stand.service.secrets().stream().noneMatch(text::contains)
                        && !text.matches("(?s).*://[^:/@\\s]+:(?!\\*\\*\\*@)[^@\\s]+@.*"),
                "tells a secret");
    }

    private void check(boolean holds, String sentence) {
        if (!holds) {
            violations.add(title + ": " + sentence);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
