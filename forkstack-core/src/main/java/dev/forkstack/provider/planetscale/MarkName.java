package dev.forkstack.provider.planetscale;

import dev.forkstack.model.Mark;
import dev.forkstack.runtime.EnvironmentName;
import dev.forkstack.runtime.PartName;
import dev.forkstack.runtime.ProjectName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mark as the name of a password or role: lower-case letters, digits and hyphens. People read whose it is at its beginning;
 * everything behind the lengths has no hyphen, so that it is read without doubt. How far the branch is stands in the branch's
 * own name.
 */
final class MarkName {

    /** No service's name is longer; the owner is left out where it does not fit. */
    static final int LONGEST = 255;

    private static final Pattern SHAPE = Pattern.compile("forkstack-(?<names>.+)"
            + "-(?<project>\\d+)x(?<part>\\d+)x(?<source>\\d+)"
            + "-(?<id>\\w+)-(?<created>\\w+)-(?<at>\\w+)-(?<expires>\\w+)-(?<owner>\\w+)-(?<run>\\w+)");
    private static final Pattern INSTANT = Pattern.compile("(\\d{1,12})(?:n(\\d{1,9}))?");
    private static final String NONE = "x";

    private MarkName() {}

    static String of(Mark mark) {
        String name = of(mark, mark.owner());
        return name.length() <= LONGEST ? name : of(mark, Optional.empty());
    }

    private static String of(Mark mark, Optional<String> owner) {
        String part = mark.part().map(PartName::value).orElse("");
        String source = mark.source().map(EnvironmentName::value).orElse("");
        return "forkstack-" + mark.project() + hyphened(part) + "-" + mark.env() + hyphened(source)
                + "-" + mark.project().value().length() + "x" + part.length() + "x" + source.length()
                + "-" + mark.resource()
                + "-" + instant(Optional.of(mark.created()))
                + "-" + instant(mark.at())
                + "-" + instant(mark.expires())
                + "-" + owner.map(Base32::of).orElse(NONE)
                + "-" + Base32.of(mark.run());
    }

    private static String hyphened(String text) {
        return text.isEmpty() ? "" : "-" + text;
    }

    private static String instant(Optional<Instant> instant) {
        return instant.map(at -> at.getEpochSecond() + (at.getNano() == 0 ? "" : "n" + at.getNano()))
                .orElse(NONE);
    }

    /**
     * Empty for what is no mark of this very branch.
     *
     * @param state as the branch's own name tells it
     */
    static Optional<Mark> read(String name, String branchId, Mark.State state) {
        Matcher matcher = SHAPE.matcher(name);
        if (!matcher.matches() || !matcher.group("id").equals(branchId)) {
            return Optional.empty();
        }
        try {
            return Optional.of(mark(matcher, state));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Mark mark(Matcher matcher, Mark.State state) {
        String names = matcher.group("names");
        int project = Integer.parseInt(matcher.group("project"));
        int part = Integer.parseInt(matcher.group("part"));
        int source = Integer.parseInt(matcher.group("source"));
        int afterPart = project + (part == 0 ? 0 : 1 + part);
        int beforeSource = names.length() - (source == 0 ? 0 : 1 + source);
        return new Mark(
                new ProjectName(names.substring(0, project)),
                new EnvironmentName(names.substring(afterPart + 1, beforeSource)),
                Optional.of(names.substring(Math.min(project + 1, afterPart), afterPart))
                        .filter(text -> !text.isEmpty())
                        .map(PartName::new),
                matcher.group("id"),
                Optional.of(names.substring(Math.min(beforeSource + 1, names.length())))
                        .filter(text -> !text.isEmpty())
                        .map(EnvironmentName::new),
                instant(matcher.group("at")),
                Optional.of(matcher.group("owner"))
                        .filter(text -> !text.equals(NONE))
                        .map(Base32::text),
                Base32.text(matcher.group("run")),
                state,
                instant(matcher.group("created")).orElseThrow(() -> new IllegalArgumentException(NONE)),
                instant(matcher.group("expires")));
    }

    private static Optional<Instant> instant(String text) {
        Matcher matcher = INSTANT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long nanos = matcher.group(2) == null ? 0 : Long.parseLong(matcher.group(2));
        return Optional.of(Instant.ofEpochSecond(Long.parseLong(matcher.group(1)), nanos));
    }
}
