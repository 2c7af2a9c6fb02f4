package dev.forkstack.maven;

import dev.forkstack.ForkStackConfig;
import dev.forkstack.model.ApplicationValues;
import dev.forkstack.model.Origin;
import dev.forkstack.model.PartStatus;
import dev.forkstack.model.Setting;
import dev.forkstack.model.Status;
import dev.forkstack.model.Variable;
import dev.forkstack.runtime.CurrentEnvironment;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugin.logging.Log;

/** {@code status}: what an application started here would get, and who says so. It informs, and never fails. */
record StatusOutcome(ForkStackConfig config, Status status) implements Outcome {

    @Override
    public void tell(Log log) {
        new StatusLines(log, config, status).print();
    }

    @Override
    public Document document() {
        ApplicationValues values = status.values();
        return new Document()
                .with("project", config.project())
                .with("root", config.root())
                .with("environment", values.current().map(CurrentEnvironment::name))
                .with("decidedBy", values.current().map(StatusOutcome::decider))
                .with(
                        "refusal",
                        values.refusal()
                                .map(refusal -> new Document()
                                        .with("message", refusal.message())
                                        .with("remedy", refusal.remedy())))
                .with("credentialsExpire", values.credentialsExpire())
                .with(
                        "variables",
                        values.variables().stream().map(StatusOutcome::document).toList())
                .with(
                        "resources",
                        status.parts().stream().map(StatusOutcome::document).toList())
                .with("servers", ServersOutcome.documents(status.servers()))
                .with(
                        "configuration",
                        status.settings().stream().map(StatusOutcome::document).toList());
    }

    /** As it is written where it is decided. */
    static String decider(CurrentEnvironment current) {
        return switch (current.origin()) {
            case VARIABLE -> CurrentEnvironment.VARIABLE;
            case FILE -> CurrentEnvironment.FILE;
            case BUILD -> "FORKSTACK_ENV_FILE";
            case DEFAULT -> "default";
        };
    }

    private static Document document(Variable variable) {
        return new Document()
                .with("key", variable.key())
                .with("value", variable.shown())
                .with("masked", variable.isMasked())
                .with("origin", document(variable.origin()))
                .with("unreadableFor", variable.unreadableFor());
    }

    private static Document document(PartStatus part) {
        return new Document()
                .with("part", part.title())
                .with("provider", part.provider())
                .with("state", part.state())
                .with("detail", Optional.of(part.detail()).filter(detail -> !detail.isEmpty()))
                .with("resource", part.resource().map(found -> EnvironmentDocument.of(found, Map.of())));
    }

    private static Document document(Setting setting) {
        return new Document()
                .with("key", setting.key())
                .with("value", setting.value())
                .with("origin", document(setting.origin()));
    }

    private static Document document(Origin origin) {
        return new Document()
                .with("kind", origin.kind())
                .with("place", origin.place())
                .with("line", origin.line());
    }
}
