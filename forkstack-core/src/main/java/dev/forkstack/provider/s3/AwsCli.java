package dev.forkstack.provider.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.forkstack.file.Program;
import dev.forkstack.http.Pacing;
import dev.forkstack.http.Redaction;
import dev.forkstack.http.s3.AccessKey;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import dev.forkstack.runtime.Keys;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Amazon's own command, which knows how each sort of profile comes to keys: single sign-on, roles, a process. What it prints
 * is a secret and goes through a pipe alone. Thread-safe.
 *
 * @param program its name, or where it is
 */
record AwsCli(String program) {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** In a shell with an environment's values these are that environment's. */
    private static final List<String> NOT_ITS = List.of(
            Keys.AWS_ACCESS_KEY_ID, Keys.AWS_SECRET_ACCESS_KEY, Keys.AWS_SESSION_TOKEN, Keys.AWS_ENDPOINT_URL_S3);

    /** @param expires empty for a key that stays */
    record Exported(AccessKey key, Optional<Instant> expires) {}

    Exported export(String profile) {
        List<String> command =
                List.of(program, "configure", "export-credentials", "--profile", profile, "--format", "process");
        try {
            Program.Told told = Program.ask(command, NOT_ITS, LIMIT);
            if (!told.succeeded()) {
                throw failure(profile, "says: " + Redaction.of(last(told.error())), null);
            }
            JsonNode json = MAPPER.readTree(told.output());
            return new Exported(
                    new AccessKey(
                            required(json, "AccessKeyId", profile),
                            new Secret(required(json, "SecretAccessKey", profile)),
                            text(json, "SessionToken").map(Secret::new)),
                    text(json, "Expiration").map(Instant::parse));
        } catch (JsonProcessingException | java.time.format.DateTimeParseException e) {
            throw failure(profile, "printed no credentials", null); // the cause would repeat what was printed
        } catch (IOException e) {
            throw failure(profile, "could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw Pacing.interrupted(e);
        }
    }

    private String required(JsonNode json, String field, String profile) {
        return text(json, field).orElseThrow(() -> failure(profile, "printed no " + field, null));
    }

    private static Optional<String> text(JsonNode json, String field) {
        return Optional.ofNullable(json.get(field))
                .map(JsonNode::asText)
                .filter(value -> !value.isEmpty())
                .filter(value -> !value.equals("null"));
    }

    private static String last(String text) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        return lines.isEmpty() ? "nothing" : lines.get(lines.size() - 1).strip();
    }

    private ForkStackException failure(String profile, String what, Throwable cause) {
        return new ForkStackException(
                Kind.UNAUTHORIZED,
                "The AWS profile " + profile + " holds no keys of its own, and `" + program
                        + " configure export-credentials`, which knows how it comes to some, " + what + ".",
                "Install version 2 of the AWS CLI and see that `aws sts get-caller-identity --profile " + profile
                        + "` works; with single sign-on: aws sso login --profile " + profile + ".",
                cause);
    }
}
