package dev.forkstack.emulator;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request.Method;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.LevelResolverFactory;
import com.atlassian.oai.validator.report.ValidationReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Holds each request and answer against the API's own OpenAPI document, when there is one at hand. Thread-safe.
 *
 * <p>The documents are not part of this repository: the environment variable {@code FORKSTACK_API_SPECS} or the system
 * property {@code forkstack.api.specs} names a folder with {@code <provider>/openapi*.json}.
 */
final class SpecCheck {

    private static final AtomicBoolean SAID = new AtomicBoolean();

    private final Service service;
    private final Traffic traffic;
    private final Optional<OpenApiInteractionValidator> validator;

    private SpecCheck(Service service, Traffic traffic, Optional<OpenApiInteractionValidator> validator) {
        this.service = service;
        this.traffic = traffic;
        this.validator = validator;
    }

    /** @throws IllegalStateException if a folder is named and has no document of the service */
    static SpecCheck of(Service service, Traffic traffic) {
        String folder = System.getProperty("forkstack.api.specs", System.getenv("FORKSTACK_API_SPECS"));
        if (service.provider().isEmpty()) {
            return new SpecCheck(service, traffic, Optional.empty());
        }
        if (folder == null || folder.isBlank()) {
            if (SAID.compareAndSet(false, true)) {
                System.out.println("emulator: answers are not checked against the API's specification"
                        + " (FORKSTACK_API_SPECS is unset)");
            }
            return new SpecCheck(service, traffic, Optional.empty());
        }
        Path document = document(Path.of(folder, service.provider()));
        OpenApiInteractionValidator validator = OpenApiInteractionValidator.createForSpecificationUrl(
                        document.toUri().toString())
                .withBasePathOverride(service.basePath())
                .withLevelResolver(LevelResolverFactory.withAdditionalPropertiesIgnored())
                .build();
        return new SpecCheck(service, traffic, Optional.of(validator));
    }

    void check(Request request, Answer answer) {
        boolean isKnown = service.deviations().stream().anyMatch(deviation -> deviation.covers(request, answer));
        if (validator.isPresent() && !isKnown) {
            // A request that was refused may well be against the specification.
            if (answer.status() < 400) {
                remember("request", request, validator.get().validateRequest(request(request)));
            }
            remember(
                    "answer " + answer.status() + " to",
                    request,
                    validator.get().validateResponse(request.path(), method(request), response(answer)));
        }
    }

    private void remember(String what, Request request, ValidationReport report) {
        report.getMessages().stream()
                .filter(message -> message.getLevel() == ValidationReport.Level.ERROR)
                .map(message -> what + " " + request + ": " + text(message))
                .forEach(traffic::recordViolation);
    }

    /** With what is below it: of several schemas that are all to match it says only how many do not. */
    private static String text(ValidationReport.Message message) {
        StringBuilder text = new StringBuilder(message.getKey()).append(": ").append(message.getMessage());
        message.getNestedMessages().forEach(each -> text.append("; ").append(text(each)));
        return text.toString();
    }

    private SimpleRequest request(Request request) {
        SimpleRequest.Builder builder = new SimpleRequest.Builder(method(request), request.path());
        request.headers().forEach(builder::withHeader);
        for (String pair : request.query().split("&")) {
            String name = pair.split("=", 2)[0];
            if (!pair.isEmpty() && !service.undocumentedParameters().contains(name)) {
                builder.withQueryParam(name, request.parameter(name).orElse(""));
            }
        }
        return (request.body().length == 0 ? builder : builder.withBody(request.body())).build();
    }

    private static SimpleResponse response(Answer answer) {
        SimpleResponse.Builder builder = new SimpleResponse.Builder(answer.status());
        answer.headers().forEach(builder::withHeader);
        return (answer.body().length == 0 ? builder : builder.withBody(answer.body())).build();
    }

    private static Method method(Request request) {
        return Method.valueOf(request.method());
    }

    private static Path document(Path folder) {
        try (DirectoryStream<Path> documents = Files.newDirectoryStream(folder, "openapi*.json")) {
            for (Path document : documents) {
                return document;
            }
            throw new IllegalStateException("FORKSTACK_API_SPECS is set, and " + folder + " has no openapi*.json.");
        } catch (java.nio.file.NoSuchFileException | java.nio.file.NotDirectoryException e) {
            throw new IllegalStateException("FORKSTACK_API_SPECS is set, and there is no folder " + folder + ".", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
