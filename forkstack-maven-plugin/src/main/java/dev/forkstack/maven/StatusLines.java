package dev.forkstack.maven;

import dev.forkstack.ForkStackConfig;
import dev.forkstack.model.ApplicationValues;
import dev.forkstack.model.Mark;
import dev.forkstack.model.PartStatus;
import dev.forkstack.model.Resource;
import dev.forkstack.model.Setting;
import dev.forkstack.model.Status;
import dev.forkstack.model.Variable;
import java.util.Locale;
import org.apache.maven.plugin.logging.Log;

/** A status as lines: the environment and its values first, what is wrong with them last. */
record StatusLines(Log log, ForkStackConfig config, Status status) {

    private static final int ORIGIN_COLUMN = 60;

    void print() {
        say("environment   "
                + values().current()
                        .map(current -> current.name() + "  (" + StatusOutcome.decider(current) + ")")
                        .orElse("none that can be read"));
        say("project       " + config.project() + "  in " + config.root());
        if (!values().variables().isEmpty()) {
            say(values().refusal().isEmpty() ? "An application started here gets" : "There stands");
            values().variables().forEach(this::print);
        }
        values().credentialsExpire().ifPresent(expires -> say("credentials   expire at " + expires));
        say("What stands for it");
        status.parts().forEach(this::print);
        status.servers()
                .forEach(server -> say("  " + server.name() + "  "
                        + server.address()
                                .map(address -> "answers on " + address)
                                .orElse("does not run")));
        say("Configuration");
        status.settings().forEach(this::print);
        values().refusal().ifPresent(refusal -> {
            warn("An application started here gets nothing: " + refusal.message());
            say("  → " + refusal.remedy());
        });
    }

    private ApplicationValues values() {
        return status.values();
    }

    private void print(Variable variable) {
        columns(variable.key() + "=" + variable.shown().orElse("***"), variable.origin());
        if (!variable.unreadableFor().isEmpty()) {
            warn(variable.key() + " has to be quoted; not read as meant by: "
                    + String.join(", ", variable.unreadableFor()));
        }
    }

    private void print(PartStatus part) {
        say(String.format("  %-9s ", part.title())
                + part.resource().map(Resource::name).map(name -> name + "  ").orElse("")
                + part.state().name().toLowerCase(Locale.ROOT)
                + part.resource()
                        .flatMap(Resource::mark)
                        .map(StatusLines::words)
                        .orElse("")
                + (part.detail().isEmpty() ? "" : ": " + part.detail())
                + "  (" + part.provider() + ")");
    }

    private static String words(Mark mark) {
        return mark.source().map(source -> ", forked from " + source).orElse("")
                + mark.owner().map(owner -> " by " + owner).orElse("")
                + ", " + Ages.of(mark.created());
    }

    private void print(Setting setting) {
        columns(setting.key() + " = " + setting.value(), setting.origin());
    }

    private void columns(String left, Object right) {
        say("  " + left + " ".repeat(Math.max(2, ORIGIN_COLUMN - left.length())) + right);
    }

    private void say(String line) {
        log.info(Printable.of(line));
    }

    private void warn(String line) {
        log.warn("! " + Printable.of(line));
    }
}
