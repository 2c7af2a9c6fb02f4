package dev.forkstack.provider.sqld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.forkstack.model.ForkStackException;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.Diagnosable;
import dev.forkstack.spi.Finding;
import dev.forkstack.spi.ResourceProvider;
import dev.forkstack.spi.TestedProject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An address that leads to production whatever namespace it names, as at a server without namespaces. */
class RoutingIT {

    private static final ProjectName APP = new ProjectName("app");

    @TempDir
    Path directory;

    private EmulatedSqld service;
    private HttpServer proxy;

    @BeforeEach
    void start() throws IOException {
        service = new EmulatedSqld(directory);
        proxy = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        proxy.createContext("/", this::forward);
        proxy.start();
    }

    @AfterEach
    void stop() {
        proxy.stop(0);
        service.close();
    }

    @Test
    void nothingIsMadeAndNoMarkIsWrittenToProduction() {
        Resource prod = service.source(APP).resource();
        try (TestedProject app = new TestedProject(APP, misled())) {
            ForkStackException failure = catchThrowableOfType(ForkStackException.class, () -> app.fork(prod, "alice"));

            assertThat(failure.kind()).isEqualTo(ForkStackException.Kind.CONFIGURATION);
            assertThat(failure.remedy()).contains("--enable-namespaces");
        }
        assertThat(service.state()).isEqualTo("namespace live-app\n");
        assertThat(service.read(service.source(APP).values())).containsExactly("seed");
    }

    @Test
    void theDoctorSaysSo() {
        service.source(APP);

        try (ResourceProvider app = misled()) {
            assertThat(((Diagnosable) app).diagnose())
                    .filteredOn(finding -> finding.level() == Finding.Level.PROBLEM)
                    .extracting(Finding::fact)
                    .singleElement()
                    .asString()
                    .contains("every namespace would be this one database");
        }
        try (ResourceProvider app = service.open(APP)) {
            assertThat(((Diagnosable) app).diagnose())
                    .filteredOn(finding -> finding.level() != Finding.Level.OK)
                    .extracting(Finding::fact)
                    .singleElement()
                    .asString()
                    .contains("LIBSQL_AUTH_TOKEN opens");
        }
    }

    private ResourceProvider misled() {
        String url = "http://localhost:" + proxy.getAddress().getPort() + "/dev/" + NamespaceUrl.PLACE;
        return service.access.open(APP, Map.of("prod", SqldUnderTest.prod(APP), "url", url));
    }

    private void forward(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().replaceFirst("^/dev/[^/]+/", "");
        HttpRequest request = HttpRequest.newBuilder(URI.create(service.server.url(SqldUnderTest.prod(APP)) + path))
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(
                        exchange.getRequestBody().readAllBytes()))
                .build();
        try {
            HttpResponse<byte[]> answer =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
            exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
            exchange.getResponseBody().write(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            exchange.close();
        }
    }
}
