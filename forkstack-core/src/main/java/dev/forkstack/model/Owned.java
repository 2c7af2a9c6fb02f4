package dev.forkstack.model;

/** A resource that was proven to be this project's and this environment's; only {@link Ownership#claim} makes one. */
public final class Owned {

    private final Resource resource;
    private final Mark mark;

    Owned(Resource resource, Mark mark) {
        this.resource = resource;
        this.mark = mark;
    }

    public Resource resource() {
        return resource;
    }

    public Mark mark() {
        return mark;
    }

    @Override
    public String toString() {
        return resource.title();
    }
}
