package dev.forkstack.stories;

import java.io.IOException;
import java.util.Optional;

/** An emulated PlanetScale, whose branches are databases of a MariaDB server. For one thread. */
public record PlanetScale(Cloud cloud) implements AutoCloseable {

    /** Where there is no MariaDB, nothing, and a line that says so. */
    public static Optional<PlanetScale> start(Story story) throws IOException, InterruptedException {
        try {
            return Optional.of(new PlanetScale(Cloud.start("", story, "planetscale")));
        } catch (AssertionError e) {
            if (!e.getMessage().contains("There is no MariaDB for this machine")) {
                throw e;
            }
            System.out.println("planetscale: not run: there is no MariaDB for this machine");
            return Optional.empty();
        }
    }

    /** The project's configuration but for what is copied. */
    public String configuration(String project) {
        return "project = \"" + project + "\"\n[database]\nprovider = \"planetscale\"\norganization = \""
                + cloud.value("organization") + "\"\ndatabase = \"" + cloud.value("database") + "\"\napi = \""
                + cloud.value("api") + "\"\n";
    }

    /** The story of somebody who has a service token in the process environment. */
    public Story login(Story story) {
        String id = cloud.value("token").replaceFirst(":.*", "");
        return story.with("PLANETSCALE_SERVICE_TOKEN_ID", id).with("PLANETSCALE_SERVICE_TOKEN", secret());
    }

    /** The service token without its id. */
    public String secret() {
        return cloud.value("token").replaceFirst(".*:", "");
    }

    /** A session in the branch that is production. */
    public Rows production() throws IOException, InterruptedException {
        String login = cloud.request(
                "POST",
                "/organizations/" + cloud.value("organization") + "/databases/" + cloud.value("database")
                        + "/branches/main/passwords",
                "{\"name\":\"story\"}");
        return Rows.of(
                "jdbc:mysql://" + Cloud.field("access_host_url", login) + "/" + cloud.value("database"),
                Cloud.field("username", login),
                Cloud.field("plain_text", login));
    }

    @Override
    public void close() throws InterruptedException {
        cloud.close();
    }
}
