package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All operations there ever were, and the lock that they are. Thread-safe.
 *
 * <p>While one of a project runs, every write in that project is answered 423; such a write was not started and may be
 * sent again (Neon API v2 reference, "Retrying requests").
 */
final class NeonOperations {

    /** How long operations take that met {@link Fault.Kind#SLOW_READY}. */
    static final Duration SLOW = Duration.ofSeconds(2);

    private final List<NeonOperation> operations = new CopyOnWriteArrayList<>();
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final MovableClock clock;
    private final Duration usual;

    NeonOperations(MovableClock clock, Duration usual) {
        this.clock = clock;
        this.usual = usual;
    }

    /** @param endpointId none for what is done to the branch itself */
    record Step(String action, Optional<String> endpointId) {

        static Step of(String action) {
            return new Step(action, Optional.empty());
        }

        static Step of(String action, String endpointId) {
            return new Step(action, Optional.of(endpointId));
        }
    }

    /** @throws Refusal 423 if anything else is going on in the project */
    <T> T alone(String projectId, Callable<T> write) throws Exception {
        ReentrantLock lock = locks.computeIfAbsent(projectId, id -> new ReentrantLock());
        if (!lock.tryLock()) {
            throw locked();
        }
        try {
            if (isBusy(projectId)) {
                throw locked();
            }
            return write.call();
        } finally {
            lock.unlock();
        }
    }

    /** Lets the steps run one after the other from now on. */
    List<NeonOperation> begin(Request request, String projectId, Optional<String> branchId, List<Step> steps) {
        Duration each = request.meets(Fault.Kind.SLOW_READY) ? SLOW : usual;
        List<NeonOperation> begun = new ArrayList<>();
        long start = System.nanoTime();
        for (Step step : steps) {
            String id = UUID.randomUUID().toString();
            long end = start + each.toNanos();
            begun.add(new NeonOperation(
                    id, projectId, branchId, step.endpointId(), step.action(), clock.now(), start, end));
            start = end;
        }
        operations.addAll(begun);
        return begun;
    }

    Optional<NeonOperation> find(String projectId, String id) {
        return of(projectId).stream().filter(each -> each.id().equals(id)).findFirst();
    }

    List<NeonOperation> of(String projectId) {
        return operations.stream()
                .filter(each -> each.projectId().equals(projectId))
                .toList();
    }

    boolean isBusy(String projectId) {
        return of(projectId).stream().anyMatch(each -> !each.isFinished());
    }

    static ArrayNode json(List<NeonOperation> list) {
        ArrayNode json = Json.array();
        list.forEach(each -> json.add(each.json()));
        return json;
    }

    private static Refusal locked() {
        return new Refusal(
                423, "", "project already has running conflicting operations, scheduling of new ones is prohibited");
    }
}
