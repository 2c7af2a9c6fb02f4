package dev.forkstack.provider.neon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.http.Answer;
import dev.forkstack.http.Json;
import dev.forkstack.http.Uninterrupted;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks for a branch with its compute and its mark, all in one call. Nobody is believed: a name that is taken, and an answer
 * that was lost, are decided by a look at what stands. Immutable.
 *
 * @param look at all branches, as they are at that moment
 */
record BranchRequest(
        NeonApi api,
        Supplier<Branches> look,
        Branch source,
        Mark mark,
        boolean isSchemaOnly,
        Optional<Instant> expires) {

    /**
     * What stands under the name.
     *
     * @param answer what Neon said of it; absent where that was lost, or another run has made it
     */
    record Outcome(Branch branch, Optional<Json> answer) {}

    /**
     * @return empty if the name is taken by something that is not there: Neon is still deleting it
     * @throws ForkStackException if nothing was made; {@code MALFORMED_RESPONSE} if Neon tells of another branch
     */
    Optional<Outcome> send() {
        Optional<Outcome> outcome = sent();
        outcome.ifPresent(made -> made.answer().ifPresent(answer -> refuseAnother(made.branch(), answer)));
        return outcome;
    }

    /** What is done next, is done to the branch that the answer tells of: that must not be one that stood before. */
    private void refuseAnother(Branch told, Json answer) {
        boolean isAsked = told.name().equals(name())
                && (isSchemaOnly || told.parentId().equals(Optional.of(source.id())))
                && !told.id().equals(source.id())
                && !told.flags().isDefault();
        if (!isAsked) {
            throw answer.malformed("tells of another branch than the one that was asked for");
        }
    }

    private Optional<Outcome> sent() {
        try {
            Answer answer = api.create(name(), body());
            if (answer.isSuccess()) {
                return Optional.of(
                        new Outcome(Branch.made(answer.json().object("branch"), mark), Optional.of(answer.json())));
            }
            if (answer.is(409)) {
                return standing().map(branch -> new Outcome(branch, Optional.empty()));
            }
            throw new BranchRefusal(answer, look.get(), source, mark).reason();
        } catch (ForkStackException e) {
            if (!e.leavesOutcomeOpen()) {
                throw e;
            }
            Branch made = Uninterrupted.run(this::standing).orElseThrow(() -> e);
            return Optional.of(new Outcome(made, Optional.empty()));
        }
    }

    private Optional<Branch> standing() {
        return look.get().of(mark.env());
    }

    private String name() {
        return new NeonNames(mark.names()).staging(mark.env());
    }

    private ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode branch = body.putObject("branch").put("name", name()).put("parent_id", source.id());
        mark.at().ifPresent(at -> branch.put("parent_timestamp", at.toString()));
        expires.ifPresent(at -> branch.put("expires_at", at.toString()));
        if (isSchemaOnly) {
            branch.put("init_source", "schema-only");
        }
        body.putArray("endpoints").addObject().put("type", "read_write");
        body.set("annotation_value", Branch.annotation(mark));
        return body;
    }
}
