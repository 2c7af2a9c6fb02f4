package dev.forkstack.provider.sqld;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forkstack.model.EnvVars;
import dev.forkstack.model.Resource;
import dev.forkstack.runtime.Keys;
import dev.forkstack.runtime.ProjectName;
import dev.forkstack.spi.TestedProject;
import dev.forkstack.testing.Rows;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A developer who holds the key that tokens are signed with, at a server whose namespaces are hosts. */
final class HostLabelRun {

    private static final ProjectName APP = new ProjectName("app");
    private static final Duration MONTH = Duration.ofDays(30);

    private HostLabelRun() {}

    /** @param args a directory; where the property forkstack.sqld names a program, it is that server, else the emulator */
    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]);
        if (System.getProperty("forkstack.sqld", "").isEmpty()) {
            try (EmulatedSqld server = new EmulatedSqld(directory)) {
                at(server.access, server.key);
            }
        } else {
            try (RunningSqld server = RunningSqld.start(directory)) {
                at(server.access(), server.key());
            }
        }
        System.out.println("all of it worked");
    }

    private static void at(SqldAccess server, TestKey key) {
        SqldAccess owner = byHost(server, server.credentials());
        Map<String, String> credentials = new HashMap<>(server.credentials());
        credentials.remove("LIBSQL_AUTH_TOKEN");
        credentials.put("LIBSQL_JWT_KEY", key.pem().reveal());
        SqldAccess access = byHost(server, credentials);
        SqldUnderTest service = new SqldUnderTest(owner);
        Resource prod = service.source(APP).resource();
        try (TestedProject app = opened(access, Clock.systemUTC())) {
            app.fork(prod, "alice");
            app.fork(prod, "bob");
            holdsForOneNamespace(app, service.source(APP).values());
            isKeptForThreeQuartersOfItsLife(app, access);
        }
    }

    private static void holdsForOneNamespace(TestedProject app, EnvVars production) {
        EnvVars alice = app.connect("alice");
        assertThat(alice.get(Keys.DATABASE_URL).orElseThrow()).startsWith("http://app-alice.db.localhost:");
        Rows.write(alice, "by-jdbc");
        assertThat(Rows.read(alice)).containsExactlyInAnyOrder("seed", "by-jdbc");
        assertThat(Rows.read(app.connect("bob"))).containsExactly("seed");

        for (String other : new String[] {
            app.connect("bob").get(Keys.JDBC_DATABASE_URL).orElseThrow(),
            "jdbc:dbeaver:libsql:" + production.get(Keys.DATABASE_URL).orElseThrow()
        }) {
            assertThatThrownBy(() -> Rows.read(alice.with(Keys.JDBC_DATABASE_URL, other)))
                    .hasMessageContaining("doesn't exist");
        }
        assertThatThrownBy(() -> Rows.read(alice.with(Keys.JDBC_DATABASE_PASSWORD, "wrong")))
                .hasMessageContaining("Authentication required");
    }

    private static void isKeptForThreeQuartersOfItsLife(TestedProject app, SqldAccess access) {
        EnvVars held = app.connect("alice");
        assertThat(app.provider.connect(app.owned("alice"), held)).isEqualTo(held);
        try (TestedProject soon = opened(access, in(MONTH.dividedBy(2)))) {
            assertThat(soon.provider.connect(soon.owned("alice"), held)).isEqualTo(held);
        }
        try (TestedProject late = opened(access, in(MONTH.multipliedBy(4).dividedBy(5)))) {
            assertThat(late.provider.connect(late.owned("alice"), held)).isNotEqualTo(held);
        }
        EnvVars bobs = app.connect("bob");
        assertThat(app.provider.connect(app.owned("alice"), bobs)).isNotEqualTo(bobs);
    }

    private static TestedProject opened(SqldAccess access, Clock clock) {
        return new TestedProject(APP, access.open(APP, Map.of("prod", SqldUnderTest.prod(APP)), clock));
    }

    private static Clock in(Duration time) {
        return Clock.offset(Clock.systemUTC(), time);
    }

    private static SqldAccess byHost(SqldAccess server, Map<String, String> credentials) {
        int port = URI.create(server.url().replace(NamespaceUrl.PLACE, "x")).getPort();
        return new SqldAccess(
                server.admin(),
                server.key(),
                "http://" + NamespaceUrl.PLACE + ".db.localhost:" + port,
                credentials,
                server.home(),
                server.progress());
    }
}
