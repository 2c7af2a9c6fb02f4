package dev.forkstack.emulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Instants as Neon writes and reads them: RFC 3339 with a zone, answered in whole seconds. */
final class NeonTime {

    private NeonTime() {}

    static String text(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** @throws Refusal 400 if there is something that is no instant */
    static Optional<Instant> read(JsonNode object, String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(value.asText()).toInstant());
        } catch (DateTimeParseException e) {
            throw new Refusal(400, "", field + " is not an RFC 3339 date and time with a zone");
        }
    }
}
