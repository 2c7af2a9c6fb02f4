package dev.forkstack.provider.turso;

import dev.forkstack.http.Json;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A database as Turso's Platform API tells it. Immutable.
 *
 * @param id differs from that of another database of the same name, also of one that stood there before
 * @param hostname never built from names: there are two shapes of it
 * @param parent what it was branched from; absent for what is no branch, and kept by the service when that is deleted
 */
record Database(String name, String id, String hostname, String group, Optional<Parent> parent, Blocks blocks) {

    /** What it was branched from, and the state of when it has. */
    record Parent(String id, String name, Optional<Instant> branchedAt) {}

    /** What its owner has locked. */
    record Blocks(boolean reads, boolean writes, boolean deletion) {}

    static Database of(Json json) {
        Optional<Parent> parent = json.at("parent")
                .map(from -> new Parent(from.text("id"), from.find("name").orElse(""), from.instant("branched_at")));
        return new Database(
                json.text("Name"),
                id(json),
                json.text("Hostname"),
                json.find("group").orElse(""),
                parent,
                new Blocks(json.isTrue("block_reads"), json.isTrue("block_writes"), json.isTrue("delete_protection")));
    }

    /** A database that was made right now, of which the answer tells but the name, the id and the host. */
    static Database made(Json json, String group, Database source) {
        return new Database(
                json.text("Name"),
                id(json),
                json.text("Hostname"),
                group,
                Optional.of(new Parent(source.id(), source.name(), Optional.empty())),
                new Blocks(false, false, false));
    }

    /** It becomes the name of a file. */
    private static String id(Json json) {
        String id = json.text("DbId");
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new ForkStackException(
                    Kind.MALFORMED_RESPONSE,
                    json.what() + " has no identifier as DbId.",
                    "Look for a newer version of Fork Stack.");
        }
        return id;
    }

    /** @throws ForkStackException {@code MALFORMED_RESPONSE} if it is another than the one that was asked for */
    Database named(String asked) {
        if (!name.equals(asked)) {
            throw new ForkStackException(
                    Kind.MALFORMED_RESPONSE,
                    "Turso was asked about database " + asked + " and answered about another one.",
                    "Run the command again; it goes on from what stands.");
        }
        return this;
    }

    /** Whether a client of this one would reach the other. */
    boolean isSameAs(Database other) {
        return id.equals(other.id()) || hostname.equalsIgnoreCase(other.hostname());
    }

    Resource resource(Optional<Mark> mark) {
        return new Resource(
                ResourceKind.DATABASE,
                name,
                id,
                mark,
                parent.map(Parent::id),
                mark.map(Mark::created).or(() -> parent.flatMap(Parent::branchedAt)),
                Set.of());
    }

    /** For messages. */
    String title() {
        return "Turso database " + name;
    }
}
