package dev.forkstack.stories;

import java.io.IOException;

/** An emulated libSQL server of one's own. For one thread. */
public record Sqld(Cloud cloud) implements AutoCloseable {

    /** With an empty namespace that is production. */
    public static Sqld start(Story story, String namespace) throws IOException, InterruptedException {
        String directory = Cloud.directory(story, "libsql");
        return new Sqld(Cloud.start(story, "libsql", "--directory", directory, "--namespace", namespace));
    }

    /** The project's configuration. */
    public String configuration(String project) {
        return "project = \"" + project + "\"\n[database]\nprovider = \"libsql\"\nadmin = \"" + cloud.value("api")
                + "\"\nurl = \"" + cloud.value("url") + "\"\n";
    }

    /** A namespace, as whoever reaches the server sees it. */
    public Libsql namespace(String name) {
        return new Libsql(cloud.value("url").replace("{namespace}", name).replaceAll("/$", ""), "none");
    }

    @Override
    public void close() throws InterruptedException {
        cloud.close();
    }
}
