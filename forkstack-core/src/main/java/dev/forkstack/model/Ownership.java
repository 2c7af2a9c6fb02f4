package dev.forkstack.model;

import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectName;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whose a resource has to be: the one gate before everything that changes or deletes one. Immutable. */
public record Ownership(ProjectName project, EnvironmentName env) {

    /** Whether the resource's own mark names this project and this environment, both of them. */
    public boolean covers(Resource resource) {
        return resource.mark()
                .filter(mark -> mark.resource().equals(resource.id()))
                .filter(mark -> mark.project().equals(project) && mark.env().equals(env))
                .isPresent();
    }

    /**
     * Proves that a resource may be changed.
     *
     * @throws ForkStackException {@code NOT_OURS} if it carries no mark, or the mark of another project or environment
     */
    public Owned claim(Resource resource) {
        if (!covers(resource)) {
            throw refusal(resource, List.of(resource));
        }
        return new Owned(resource, resource.mark().orElseThrow());
    }

    /**
     * Proves that a resource may be completed by whoever writes the mark.
     *
     * @return the mark that stands there
     * @throws ForkStackException as {@link #claim}, and {@code ALREADY_EXISTS} if it is a colleague's
     */
    public static Mark claimFor(Mark mark, Resource resource) {
        Mark standing =
                new Ownership(mark.project(), mark.env()).claim(resource).mark();
        standing.owner()
                .filter(owner -> mark.owner().isPresent() && !mark.owner().get().equals(owner))
                .ifPresent(owner -> {
                    throw new ForkStackException(
                            ForkStackException.Kind.ALREADY_EXISTS,
                            "The " + resource.title() + " belongs to " + owner + ", since " + standing.created() + ".",
                            "Join it when it is ready (make envs-switch " + mark.env() + "), or choose another name.");
                });
        return standing;
    }

    /**
     * Why the resource is left alone.
     *
     * @param together all that stand in the way, for a remedy that helps against all of them
     */
    public ForkStackException refusal(Resource resource, List<Resource> together) {
        String unmarked = together.stream()
                .filter(other -> other.mark().isEmpty())
                .map(Resource::name)
                .collect(Collectors.joining(","));
        return new ForkStackException(
                ForkStackException.Kind.NOT_OURS,
                "There is a " + resource.title() + " that " + whose(resource) + ", so it is left alone.",
                "Choose another environment name"
                        + (unmarked.isEmpty()
                                ? "."
                                : ", or take over what stands there: -Dforkstack.adopt=" + unmarked));
    }

    /**
     * Takes over a resource that carries no mark, because the user named it exactly.
     *
     * @param mark what it shall carry from now on
     * @throws ForkStackException as {@link #claim} if it carries another's mark or its name was not given
     */
    public Owned adopt(Resource resource, Set<String> exactNames, Mark mark) {
        return resource.mark().isEmpty() && exactNames.contains(resource.name())
                ? new Owned(resource, mark.on(resource.id()))
                : claim(resource);
    }

    private String whose(Resource resource) {
        return resource.mark()
                .map(mark -> "belongs to environment " + mark.env() + " of project " + mark.project())
                .orElse("Fork Stack did not make (it carries no mark)");
    }
}
