package dev.forkstack.provider.copy;

import dev.forkstack.http.PercentEncoding;
import dev.forkstack.http.s3.Abilities;
import dev.forkstack.http.s3.Ability;
import dev.forkstack.http.s3.ObjectEntry;
import dev.forkstack.http.s3.S3Answer;
import dev.forkstack.http.s3.Xml;
import dev.forkstack.model.ForkStackException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The tags of an object, where its store has them, as a new object is given them. */
final class ObjectTags {

    private ObjectTags() {}

    /** @throws ForkStackException if they cannot be read, so that the copy would be without them */
    static Map<String, String> header(CopyRun run, ObjectEntry entry) {
        Abilities source = run.source().api().abilities();
        if (!source.has(Ability.OBJECT_TAGS) || !run.target().api().abilities().has(Ability.OBJECT_TAGS)) {
            return Map.of();
        }
        S3Answer answer =
                run.source().send(run.from().tags(entry.key(), run.order().headers()), 1);
        if (source.learn(Ability.OBJECT_TAGS, answer) || answer.is(404)) {
            return Map.of();
        }
        if (!answer.isSuccess()) {
            throw answer.failure();
        }
        String tags = answer.xml().first("TagSet").map(set -> set.all("Tag")).orElse(List.of()).stream()
                .map(tag -> part(tag, "Key") + "=" + part(tag, "Value"))
                .collect(Collectors.joining("&"));
        return tags.isEmpty() ? Map.of() : Map.of("x-amz-tagging", tags);
    }

    private static String part(Xml tag, String name) {
        return PercentEncoding.of(tag.find(name).orElse(""));
    }
}
