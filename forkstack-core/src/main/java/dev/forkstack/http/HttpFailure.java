package dev.forkstack.http;

import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.ForkStackException.Kind;
import dev.forkstack.model.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What went wrong between us and a service, in words. Immutable. */
public record HttpFailure(Service service, String purpose) {

    public HttpFailure {
        purpose = Redaction.of(purpose); // an object's key is in some, with whatever an application has put there
    }

    private static final String AGAIN = "Run the command again; it goes on from what stands.";

    /** What a status means that is no success. The service's own words are told without secrets. */
    ForkStackException status(int status, Json body, Secret sent, Optional<String> requestId) {
        Json error = first(body);
        String told = error.find("message")
                .or(() -> error.find("error"))
                .or(() -> named(error))
                .orElse("");
        String code = error.find("code").orElse("");
        return told(
                kind(status),
                status,
                told(code, told, sent),
                requestId.map(id -> Redaction.of(id, sent)),
                remedy(status));
    }

    /** Some have a list of what is wrong with each field. */
    private static Optional<String> named(Json error) {
        return error.at("errors")
                .filter(all -> all.node().isArray())
                .map(all -> error.find("name").map(name -> name + ": ").orElse("")
                        + error.list("errors").stream()
                                .map(one -> one.node().asText())
                                .collect(Collectors.joining(", ")));
    }

    /** Some services have a list of what is wrong. */
    private static Json first(Json body) {
        List<Json> errors =
                body.at("errors").filter(all -> all.node().isArray()).isPresent() ? body.list("errors") : List.of();
        return errors.isEmpty() ? body : errors.get(0);
    }

    /** The same where code and message were read by the caller. */
    public ForkStackException status(int status, String code, String message, Optional<String> requestId) {
        Secret none = new Secret("");
        return told(kind(status), status, told(code, message, none), requestId.map(Redaction::of), remedy(status));
    }

    /** The same with a meaning that the caller knows better. */
    public ForkStackException status(
            Kind kind, int status, String code, String message, Optional<String> requestId, String remedy) {
        return told(kind, status, told(code, message, new Secret("")), requestId.map(Redaction::of), remedy);
    }

    private static String told(String code, String message, Secret sent) {
        return Redaction.of((code + (code.isEmpty() || message.isEmpty() ? "" : ", ") + message).strip(), sent);
    }

    private ForkStackException told(Kind kind, int status, String words, Optional<String> requestId, String remedy) {
        return new ForkStackException(
                kind,
                service.name() + " did not " + purpose + ": " + status
                        + (words.isEmpty() ? "" : " " + words)
                        + requestId.map(id -> " (request " + id + ")").orElse("")
                        + ".",
                remedy);
    }

    /** No answer, or not the whole of it: what was asked may have been done all the same. */
    public ForkStackException broken(IOException cause) {
        Kind kind = cause instanceof BoundedBody.TooLong ? Kind.MALFORMED_RESPONSE : Kind.UNAVAILABLE;
        String why = Optional.ofNullable(cause.getMessage())
                .filter(message -> !message.isBlank())
                .map(Redaction::of)
                .orElse(cause.getClass().getSimpleName());
        return new ForkStackException(
                kind,
                service.name() + " at " + service.base().getAuthority() + " gave no usable answer when asked to "
                        + purpose + ": " + why,
                "Check the network. " + AGAIN,
                cause);
    }

    ForkStackException noJson() {
        return unreadable("JSON");
    }

    /** @param expected such as {@code XML} */
    public ForkStackException unreadable(String expected) {
        return new ForkStackException(
                Kind.MALFORMED_RESPONSE,
                service.name() + " at " + service.base().getAuthority() + " answered with something other than "
                        + expected + " when asked to " + purpose + ".",
                "A proxy may have answered in its place. " + AGAIN);
    }

    /** It could lead anywhere, and the token would go with it. */
    public ForkStackException redirect(int status) {
        return new ForkStackException(
                Kind.MALFORMED_RESPONSE,
                service.name() + " at " + service.base().getAuthority() + " answered " + status
                        + ", a redirect, when asked to " + purpose + ". It was not followed.",
                "A proxy may have answered in its place; check the address of the service.");
    }

    private static Kind kind(int status) {
        return switch (status) {
            case 401, 403 -> Kind.UNAUTHORIZED;
            case 404 -> Kind.NOT_FOUND;
            case 409 -> Kind.ALREADY_EXISTS;
            case 423, 429 -> Kind.THROTTLED;
            default -> status >= 500 ? Kind.UNAVAILABLE : Kind.REJECTED;
        };
    }

    private String remedy(int status) {
        return switch (status) {
            case 401, 403 -> service.tokenRemedy();
            case 402 ->
                "The plan of the account does not cover it: delete environments that nobody needs"
                        + " (make envs-list), or change the plan.";
            case 404 -> "Check the names in forkstack.toml, and that the token may see them.";
            case 409 -> "See what stands there (make envs-list). " + AGAIN;
            case 423, 429 -> "Wait a minute. " + AGAIN;
            default ->
                status >= 500
                        ? "Wait a minute. " + AGAIN
                        : "Mend what the service complains of, then run the command again.";
        };
    }
}
