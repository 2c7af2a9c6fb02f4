package dev.forkstack.stories;

import java.io.IOException;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An emulated Neon, whose branches are databases of the story's own PostgreSQL. For one thread. */
public record Neon(Cloud cloud) implements AutoCloseable {

    private static final Pattern POSTGRES = Pattern.compile("✓ PostgreSQL 18 .*? on (127\\.0\\.0\\.1:\\d+)");

    public static Neon start(Story story) throws IOException, InterruptedException {
        Matcher address = POSTGRES.matcher(story.goal("up").succeeded().output());
        if (!address.find()) {
            throw new AssertionError("`up` does not say where PostgreSQL is.");
        }
        return new Neon(Cloud.start(
                story,
                "neon",
                "--postgres",
                address.group(1),
                "--user",
                "forkstack_admin",
                "--password-file",
                story.home().resolve("postgres-18/superuser.password").toString()));
    }

    /** The project's configuration; production is the default branch. */
    public String configuration(String project) {
        return "project = \"" + project + "\"\n[database]\nprovider = \"neon\"\nproject = \"" + cloud.value("project")
                + "\"\napi = \"" + cloud.value("api") + "\"\n";
    }

    /** A session in the branch that is production. */
    public Rows production() throws IOException, InterruptedException {
        URI uri = URI.create(Cloud.field(
                "uri",
                cloud.request(
                        "GET",
                        "/projects/" + cloud.value("project")
                                + "/connection_uri?database_name=shop&role_name=shop_owner",
                        "")));
        String[] login = uri.getUserInfo().split(":", 2);
        return Rows.of(
                "jdbc:postgresql://" + uri.getAuthority().replaceFirst(".*@", "") + uri.getPath(), login[0], login[1]);
    }

    @Override
    public void close() throws InterruptedException {
        cloud.close();
    }
}
