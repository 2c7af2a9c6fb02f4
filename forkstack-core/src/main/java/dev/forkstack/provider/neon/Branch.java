package dev.forkstack.provider.neon;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.forkstack.http.Json;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Mark;
import dev.forkstack.model.MarkJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A branch as Neon tells of it. Immutable.
 *
 * @param name what it is called right now
 * @param mark what was written to it when it was made, on this very branch
 * @param expires when Neon removes it by itself
 * @param flaw what could not be read of it, which matters only where it is somebody's environment or source
 */
record Branch(
        String id,
        String name,
        Optional<String> parentId,
        Flags flags,
        Optional<Mark> mark,
        Optional<Instant> created,
        Optional<Instant> expires,
        Optional<ForkStackException> flaw) {

    record Flags(boolean isDefault, boolean isProtected) {}

    /** The key of the annotation. */
    private static final String MARK = "forkstack";

    /** One of the list. @param annotation what stands under its id among the annotations */
    static Branch of(Json json, Optional<Json> annotation) {
        String id = json.text("id");
        return marked(
                json,
                annotation
                        .filter(written -> written.find("object", "id").equals(Optional.of(id)))
                        .flatMap(written -> written.find("value", MARK))
                        .flatMap(text -> MarkJson.read(text, "")));
    }

    /** One that was just made. @param written what was sent along */
    static Branch made(Json json, Mark written) {
        return marked(json, Optional.of(written)).readable();
    }

    private static Branch marked(Json json, Optional<Mark> written) {
        String id = json.text("id");
        String name = json.text("name");
        List<ForkStackException> flaws = new ArrayList<>();
        Optional<Instant> created = instant(json, "created_at", flaws);
        Optional<Instant> expires = instant(json, "expires_at", flaws);
        return new Branch(
                id,
                name,
                json.find("parent_id"),
                new Flags(json.isTrue("default"), json.isTrue("protected")),
                written.map(mark -> asItIs(mark, name, expires).on(id)),
                created,
                expires,
                flaws.stream().findFirst());
    }

    private static Optional<Instant> instant(Json json, String field, List<ForkStackException> flaws) {
        try {
            return json.instant(field);
        } catch (ForkStackException e) {
            flaws.add(e);
            return Optional.empty();
        }
    }

    /** @throws ForkStackException {@code MALFORMED_RESPONSE} if something of it could not be read */
    Branch readable() {
        flaw.ifPresent(e -> {
            throw e;
        });
        return this;
    }

    /** The service's own words for what changes after the mark was written: a name tells how far it has come. */
    private static Mark asItIs(Mark mark, String name, Optional<Instant> expires) {
        Mark.State state =
                name.equals(new NeonNames(mark.names()).staging(mark.env())) ? Mark.State.FILLING : Mark.State.READY;
        return new Mark(
                mark.project(),
                mark.env(),
                mark.part(),
                mark.resource(),
                mark.source(),
                mark.at(),
                mark.owner(),
                mark.run(),
                state,
                mark.created(),
                expires);
    }

    /** The annotation of a branch whose id nobody knows yet: Neon itself says which branch it stands on. */
    static ObjectNode annotation(Mark mark) {
        return JsonNodeFactory.instance.objectNode().put(MARK, MarkJson.write(mark.on("")));
    }

    boolean isReady() {
        return mark.filter(written -> written.state() == Mark.State.READY).isPresent();
    }

    boolean isFilling() {
        return mark.isPresent() && !isReady();
    }

    /** What people call it, while it is made too. */
    String title() {
        return mark.filter(written -> isFilling())
                .map(written -> new NeonNames(written.names()).of(written.env()))
                .orElse(name);
    }
}
