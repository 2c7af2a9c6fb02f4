package dev.forkstack.bench.bare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** Where the warm servers are and how to log in, read from the files that they keep in FORKSTACK_HOME. */
record BareHome(Path directory) {

    int postgresPort() throws IOException {
        return Integer.parseInt(Files.readAllLines(postgres().resolve("data/postmaster.pid"))
                .get(3)
                .strip());
    }

    String superuserPassword() throws IOException {
        return Files.readString(postgres().resolve("superuser.password")).strip();
    }

    String rolePassword(String role) throws IOException {
        return Files.readString(postgres().resolve("roles").resolve(role + ".password"))
                .strip();
    }

    Path s3() {
        return directory.resolve("s3");
    }

    int s3Port() throws IOException {
        return Integer.parseInt(read(s3().resolve("server.properties")).getProperty("port"));
    }

    static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }

    private Path postgres() {
        return directory.resolve("postgres-18");
    }
}
