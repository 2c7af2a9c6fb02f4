package dev.forkstack.stories;

import java.io.IOException;

/** An emulated Turso, whose databases are SQLite files. For one thread. */
public record Turso(Cloud cloud) implements AutoCloseable {

    public static Turso start(Story story) throws IOException, InterruptedException {
        return new Turso(Cloud.start(story, "turso", "--directory", Cloud.directory(story, "turso")));
    }

    /** The project's configuration; production is a database that {@link #database} makes. */
    public String configuration(String project) {
        return "project = \"" + project + "\"\n[database]\nprovider = \"turso\"\norganization = \""
                + cloud.value("organization") + "\"\napi = \"" + cloud.value("api") + "\"\n";
    }

    /** Makes a database, such as that of production, and waits until it answers. */
    public Libsql database(String name) throws Exception {
        String databases = "/v1/organizations/" + cloud.value("organization") + "/databases";
        String wanted = "{\"name\":\"" + name + "\",\"group\":\"" + cloud.value("group") + "\"}";
        String host = Cloud.field("Hostname", cloud.request("POST", databases, wanted));
        String tokens = databases + "/" + name + "/auth/tokens?expiration=1h";
        Libsql database = new Libsql("http://" + host, Cloud.field("jwt", cloud.request("POST", tokens, "")));
        Locks.await("database " + name + " answers", () -> {
            try {
                return database.query("SELECT 1") != null;
            } catch (AssertionError notYet) {
                return false;
            }
        });
        return database;
    }

    @Override
    public void close() throws InterruptedException {
        cloud.close();
    }
}
