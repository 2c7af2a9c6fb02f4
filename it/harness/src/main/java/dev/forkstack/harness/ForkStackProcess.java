package dev.forkstack.harness;

import dev.forkstack.ForkStack;
import dev.forkstack.config.ConfigLoader;
import dev.forkstack.model.CreateRequest;
import dev.forkstack.model.Created;
import dev.forkstack.model.DeleteRequest;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.ProjectRoot;
import dev.forkstack.spi.Credentials;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** One verb in a process of its own, as a goal runs it but without a Maven around: {@code <verb> [<environment>]}. */
public final class ForkStackProcess {

    private ForkStackProcess() {}

    public static void main(String[] arguments) {
        try (ForkStack forkStack = open(Path.of(""), System.getenv())) {
            if (Gate.isThere()) {
                Gate.pass();
            }
            for (int i = 0; i < Integer.getInteger("forkstack.harness.times", 1); i++) {
                run(forkStack, arguments[0], arguments.length > 1 ? arguments[1] : "");
            }
        } catch (ForkStackException e) {
            System.err.println("failed: " + e.getMessage() + "\n  remedy: " + e.remedy());
            for (Throwable also : e.getSuppressed()) {
                System.err.println("  also: " + also.getMessage());
            }
            System.exit(1);
        }
    }

    static ForkStack open(Path directory, Map<String, String> environment) {
        return ForkStack.open(
                new ConfigLoader(ProjectRoot.of(directory), Map.of(), Map.of(), Optional.empty(), environment).load(),
                new BuiltArtifacts(),
                Credentials.of(environment),
                new PlainProgress());
    }

    static void run(ForkStack forkStack, String verb, String name) {
        switch (verb) {
            case "new" -> tell(forkStack.create(CreateRequest.of(new EnvironmentName(name))));
            case "switch" -> forkStack.switchTo(new EnvironmentName(name));
            case "delete" -> forkStack.delete(new DeleteRequest(new EnvironmentName(name), Optional.empty()));
            case "list" -> forkStack.list().forEach(e -> System.out.println(e.name() + " " + e.state()));
            case "up" -> forkStack.up();
            case "down" -> forkStack.down();
            default -> throw new IllegalArgumentException(verb);
        }
    }

    /** No value is shown, and yet it can be seen whether two processes were given the same. */
    private static void tell(Created created) {
        if (!Gate.isThere()) {
            return;
        }
        System.out.println((created.reused() ? "reused" : "made") + "\nvalues "
                + created.values().asMap().hashCode());
    }
}
