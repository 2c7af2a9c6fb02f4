package dev.forkstack.workflow;

import dev.forkstack.model.Mark;
import dev.forkstack.model.Resource;
import dev.forkstack.model.ResourceKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What providers of all projects work on, in memory: things by name, each with lines and tokens. Thread-safe. */
final class FakeService {

    private final ResourceKind kind;
    private final Map<String, Thing> things = new TreeMap<>();
    private int numbers;
    private boolean losesAnswer;

    FakeService(ResourceKind kind) {
        this.kind = kind;
    }

    ResourceKind kind() {
        return kind;
    }

    /** A new thing, in place of any other of its name, with the lines of the source. */
    synchronized Resource put(String name, Optional<Mark> mark, Optional<Resource> source) {
        Set<String> lines = new TreeSet<>();
        source.flatMap(this::thing).ifPresent(thing -> lines.addAll(thing.lines()));
        String id = kind + "-" + numbers++;
        Resource resource = Resource.of(kind, name, id, mark.map(unnamed -> unnamed.on(id)));
        things.put(name, new Thing(resource, lines, new HashSet<>()));
        if (losesAnswer && mark.isPresent()) {
            losesAnswer = false;
            throw new AnswerLost();
        }
        return resource;
    }

    /** The same thing with other facts; a new one where there is none of the name. */
    synchronized void replace(String name, Resource resource) {
        Optional<Thing> before = Optional.ofNullable(things.get(name));
        things.put(
                name,
                new Thing(
                        resource,
                        before.map(Thing::lines).orElseGet(TreeSet::new),
                        before.map(Thing::tokens).orElseGet(HashSet::new)));
    }

    synchronized Optional<Resource> find(String name) {
        return Optional.ofNullable(things.get(name)).map(Thing::resource);
    }

    synchronized List<Resource> all() {
        return things.values().stream().map(Thing::resource).toList();
    }

    /** Whether this very thing stands. */
    synchronized boolean stands(Resource resource) {
        return thing(resource).isPresent();
    }

    synchronized void remove(Resource resource) {
        things.values().removeIf(thing -> thing.resource().id().equals(resource.id()));
    }

    /** The held token if it opens the thing, else a new one. */
    synchronized String token(Resource resource, Optional<String> held) {
        Set<String> tokens = thing(resource).orElseThrow().tokens();
        return held.filter(tokens::contains).orElseGet(() -> {
            String token = "fake-secret-of-" + resource.id() + "-" + tokens.size();
            tokens.add(token);
            return token;
        });
    }

    synchronized long tokens(String name) {
        return things.containsKey(name) ? things.get(name).tokens().size() : 0;
    }

    /** The lines of the thing that both lead to; they can be changed. */
    synchronized Set<String> lines(String name, String token) {
        return Optional.ofNullable(things.get(name))
                .filter(thing -> thing.tokens().contains(token))
                .map(Thing::lines)
                .orElseThrow(() -> new IllegalStateException("No entrance to " + name));
    }

    synchronized void losesTheNextAnswer() {
        losesAnswer = true;
    }

    private Optional<Thing> thing(Resource resource) {
        return things.values().stream()
                .filter(thing -> thing.resource().id().equals(resource.id()))
                .findFirst();
    }

    /** It was done, and nobody was told. */
    static final class AnswerLost extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record Thing(Resource resource, Set<String> lines, Set<String> tokens) {}
}
